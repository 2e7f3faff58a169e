"""Letters that our typefaces have: PDF/UA allows none that cannot be drawn.

Typst itself is asked, by setting every letter that is not plain Latin once: nobody else knows as
surely what it finds where. What only the system's typefaces have is set in them.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
import typst

# What stands for a letter that cannot be drawn.
MISSING = "\N{WHITE SQUARE}"
_PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180))))
_PROBE = b"""
#set document(title: "Letters")
#set text(font: ("Libertinus Serif", "Noto Sans"))
#for one in json(bytes(sys.inputs.letters)) { par(text(one)) }
"""
_NOT_DRAWN = re.compile(r'text\s`"((?:[^"\\]|\\.)*)"`\scould\snot\sbe\sdisplayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


@cache
def fonts(*, with_system: bool = False) -> typst.Fonts:
    """Our typefaces, and Typst's own."""
    folder = str(files("manimgx_fonts"))
    return typst.Fonts(include_system_fonts=with_system, font_paths=[folder])


def missing(letters: Iterable[str], found_in: typst.Fonts) -> set[str]:
    """Those of these letters that none of the typefaces has."""
    asked = sorted(set(letters) - _PLAIN)
    if not asked:
        return set()
    inputs = {"letters": msgspec.json.encode(asked).decode()}
    probe = typst.Compiler(input=_PROBE, font_paths=found_in, sys_inputs=inputs)
    try:
        probe.compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError as error:
        return set(not_drawn(error))
    return set()


def not_drawn(error: typst.TypstError) -> list[str]:
    """The texts that Typst says it could not draw."""
    found = _NOT_DRAWN.findall(error.diagnostic)
    return [_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in found]
