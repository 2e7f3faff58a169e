"""`pledgewall`, also `python -m server`."""

from server import logs
from server.cli import app


def main() -> None:
    logs.configure()
    app()


if __name__ == "__main__":
    main()
