"""What the event was, as the first page of a workbook."""

from collections.abc import Iterator

from server.export.minutes import minute
from server.export.sayings import Sayings
from server.export.sheet import Column, Row, Sheet
from server.words import languages
from sessions.state import SessionState

COLUMNS = (Column("export.about_what", width=26), Column("export.about_said", width=90))


def sheet(state: SessionState, say: Sayings) -> Sheet:
    """A row for each thing that there is to know about the whole."""
    found = list(_rows(state, say))
    return Sheet(name="export.sheet_event", columns=COLUMNS, size=len(found), rows=iter(found))


def _rows(state: SessionState, say: Sayings) -> Iterator[Row]:
    yield [say("title"), _about(state, "title", say)]
    for part in ("purpose", "influence"):
        if said := _about(state, part, say):
            yield [say(part), said]
    yield [say("code"), state.code]
    yield [say("begun"), minute(state.created_at)]
    yield [say("people"), str(len(state.people))]
    spoken = (languages()[tag] for tag in state.languages if tag in languages())
    yield [say("languages"), ", ".join(one.say("language.name") for one in spoken)]
    yield [say("read_me"), say("read_me_said")]


def _about(state: SessionState, part: str, say: Sayings) -> str:
    given = {lang: getattr(about, part) for lang, about in state.translations.items()}
    return say.texts({state.lang: getattr(state, part), **given})
