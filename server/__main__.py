"""`pledgewall`, also `python -m server`."""

import logging

from server import logs
from server.cli import app


def main() -> None:
    logs.configure(least=logging.WARNING)  # `serve` tells more
    app()


if __name__ == "__main__":
    main()
