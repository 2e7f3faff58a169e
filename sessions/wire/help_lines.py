"""Where people can turn."""

import msgspec


class HelpLine(msgspec.Struct, frozen=True):
    """`names` and `notes` by language. `phone` and `text` (a number that takes text messages) are
    digits, blanks and a leading plus; `web` begins with `https://`.
    """

    names: dict[str, str]
    phone: str | None = None
    text: str | None = None
    web: str | None = None
    notes: dict[str, str] = {}
