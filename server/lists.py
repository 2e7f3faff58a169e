"""The words and names that whoever runs the server has flagged in every event."""

from pathlib import Path

from server.settings import Settings, SettingsError
from sessions.flags import Lists

MOST_BYTES = 1_000_000


def brought(settings: Settings) -> Lists:
    """The lists that the settings name, read once. Raises SettingsError."""
    return Lists.of(
        words=_read("PLEDGEWALL_WORD_LIST", settings.word_list),
        names=_read("PLEDGEWALL_NAME_LIST", settings.name_list),
    )


def _read(setting: str, file: Path | None) -> str:
    if file is None:
        return ""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise SettingsError(f"{setting} must be a list of at most 1 MB, not {file}.")
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            f"{setting} must name a file in UTF-8 that can be read, not {file}."
        ) from None
