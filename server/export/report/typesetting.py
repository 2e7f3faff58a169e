"""Typst at work: data set by one of our sources, as PDF/UA-1 or as pictures.

Texts reach Typst as data, in a JSON file, never as markup.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import typst

from server.export.report import glyphs

_SOURCES = Path(__file__).parent / "typst"
# Letters that fail only together are replaced when they are met, a few times.
_TRIES = 4


class Ready(NamedTuple):
    """Data that can be drawn, with the typefaces for it; `replaced`: letters that cannot."""

    text: str
    fonts: typst.Fonts
    replaced: set[str]


def ready(data: Any) -> Ready:
    """Replace what no typeface can draw: in ours, or else in the system's, too."""
    text = msgspec.json.encode(data).decode()
    fonts = glyphs.fonts()
    missing = glyphs.missing(text, fonts)
    if missing:
        fonts = glyphs.fonts(with_system=True)
        missing = glyphs.missing(text, fonts)
    return Ready(_without(text, missing), fonts, missing)


def pdf(source: str, data: Any, files: Mapping[str, bytes], *, now: int) -> bytes:
    """A tagged, accessible file. `now` (ms) is when it says that it was made."""
    text, fonts, _ = ready(data)
    with _folder(files) as folder:
        for left in reversed(range(_TRIES)):
            (folder / "document.json").write_text(text, encoding="utf-8")
            compiler = typst.Compiler(input=str(folder / source), root=folder, font_paths=fonts)
            try:
                found = compiler.compile(
                    format="pdf", pdf_standards=["ua-1"], timestamp=now // 1000
                )
            except typst.TypstError as error:
                undrawn = glyphs.not_drawn(error)
                if not undrawn or not left:
                    raise
                text = _without(text, undrawn)
            else:
                assert isinstance(found, bytes)
                return found
    raise AssertionError  # the last try returns or raises


def png(source: str, data: Any, files: Mapping[str, bytes], *, ppi: float) -> list[bytes]:
    """A picture a page."""
    text, fonts, _ = ready(data)
    with _folder(files) as folder:
        (folder / "document.json").write_text(text, encoding="utf-8")
        compiler = typst.Compiler(input=str(folder / source), root=folder, font_paths=fonts)
        found = compiler.compile(format="png", ppi=ppi)
    assert found is not None
    return found if isinstance(found, list) else [found]


@contextmanager
def _folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    """All that a source needs in one place, since Typst reads nothing outside it."""
    with tempfile.TemporaryDirectory(prefix="pledgewall-") as name:
        folder = Path(name)
        for one in _SOURCES.glob("*.typ"):
            shutil.copy(one, folder)
        for key, content in files.items():
            (folder / key).write_bytes(content)
        yield folder


def _without(text: str, undrawn: set[str] | list[str]) -> str:
    """JSON whose texts have a sign in place of what cannot be drawn."""
    for one in undrawn:
        text = text.replace(one, glyphs.MISSING)
    return text
