"""What a file is made from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from server.export.sayings import Sayings
from server.export.sheet import Row, Sheet
from sessions.state import SessionState

# How often a long file says how far it is, in rows.
AT_A_STRETCH = 100


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """`languages` are those that the file speaks; `pictures` are in base64, by their ids.

    `address` begins the links of this server ("https://events.example.org"), `now` is in ms. `tell`
    hears how many of how many parts are written.
    """

    state: SessionState
    languages: Sequence[str]
    pictures: Mapping[str, str] = {}
    address: str = ""
    now: int = 0
    tell: Callable[[int, int], None] = lambda done, of: None

    @property
    def say(self) -> Sayings:
        return Sayings(self.languages)

    def followed(self, sheets: Iterable[Sheet]) -> list[Sheet]:
        """The same sheets, whose rows tell how far the file is as they are taken."""
        found = list(sheets)
        total, before = sum(sheet.size for sheet in found), 0
        followed = []
        for sheet in found:
            rows = self._followed(sheet.rows, before, total)
            followed.append(msgspec.structs.replace(sheet, rows=rows))
            before += sheet.size
        return followed

    def _followed(self, rows: Iterator[Row], before: int, total: int) -> Iterator[Row]:
        for number, row in enumerate(rows, before):
            if number % AT_A_STRETCH == 0:
                self.tell(number, total)
            yield row
