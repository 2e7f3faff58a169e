"""All tables of an event in one workbook."""

from collections.abc import Callable
from typing import BinaryIO

from server.export import (
    evaluation_sheet,
    event_sheet,
    ground_sheet,
    ideas_sheet,
    ladder_sheet,
    moderation_sheet,
    pledges_sheet,
    themes_sheet,
    votes_sheet,
    xlsx_writer,
)
from server.export.material import Material
from server.export.sayings import Sayings
from server.export.sheet import Sheet
from sessions.state import SessionState

# In the order of the workbook. Those without rows are left out.
SHEETS: tuple[Callable[[SessionState, Sayings], Sheet], ...] = (
    event_sheet.sheet,
    pledges_sheet.sheet,
    ideas_sheet.sheet,
    themes_sheet.sheet,
    votes_sheet.sheet,
    ground_sheet.sheet,
    ladder_sheet.sheet,
    evaluation_sheet.sheet,
    moderation_sheet.sheet,
)


def write(material: Material, file: BinaryIO) -> None:
    state, say = material.state, material.say
    about = xlsx_writer.About(
        title=say.texts({state.lang: state.title, **_titles(state)}),
        subject=say.key("export.subject"),
        made_at=state.created_at,
    )
    sheets = material.followed(sheet(state, say) for sheet in SHEETS)
    xlsx_writer.write(sheets, about, say, file)


def _titles(state: SessionState) -> dict[str, str]:
    return {lang: about.title for lang, about in state.translations.items()}
