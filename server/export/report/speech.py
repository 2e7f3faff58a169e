"""What a document says, in each of its languages: sentences, dates, and what organisers wrote."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo

from icu4py.messageformat import MessageFormat

from server.export.report.model import Text
from server.words import words

# The plain code alone would give American dates.
_LOCALES = {"en": "en-GB"}


class Speech:
    """Calling it says a sentence of the section `report`; `key` says one of any section."""

    def __init__(self, languages: Sequence[str], zone: tzinfo = UTC) -> None:
        self.languages = list(languages)
        self._zone = zone

    def __call__(self, key: str, **values: int | str | Text) -> Text:
        return self.key(f"report.{key}", **values)

    def key(self, key: str, **values: int | str | Text) -> Text:
        """Texts in gaps are filled in in the same language."""
        return Text({lang: self._say(lang, key, values) for lang in self.languages})

    def told(self, lang: str, told: str, translations: Mapping[str, str]) -> Text:
        """What an organiser wrote, in the document's languages as far as it was translated."""
        all_ = {**translations, lang: told}
        found = {one: all_[one] for one in self.languages if all_.get(one)}
        return Text(found or {lang: told})

    def names(self, names: Mapping[str, str]) -> Text:
        """A name in these languages, or in those that it has."""
        found = {one: names[one] for one in self.languages if names.get(one)}
        return Text(found or dict(names))

    def day(self, day: date) -> Text:
        """A date, with the month in full."""
        # ICU knows moments alone: at noon, it is the same day everywhere that matters here.
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return Text({lang: _formatted(lang, noon) for lang in self.languages})

    def day_of(self, at: int) -> Text:
        """The date at a time (ms), where the event was."""
        return self.day(self.date_of(at))

    def date_of(self, at: int) -> date:
        return datetime.fromtimestamp(at / 1000, self._zone).date()

    def _say(self, lang: str, key: str, values: Mapping[str, int | str | Text]) -> str:
        filled = {
            name: value.said.get(lang, value.first) if isinstance(value, Text) else value
            for name, value in values.items()
        }
        return words(lang).say(key, **filled)


def _formatted(lang: str, moment: datetime) -> str:
    return MessageFormat("{at, date, long}", _LOCALES.get(lang, lang)).format({"at": moment})
