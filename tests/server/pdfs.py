"""PDF files read by pikepdf: their text in the order of reading, with its languages and tags."""

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

_MAPPED = re.compile(rb"<([0-9A-F]{4})>\s*<([0-9A-F]+)>")
_RANGE = re.compile(rb"<([0-9A-F]{4})>\s*<([0-9A-F]{4})>\s*<([0-9A-F]+)>")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_SHOWS = {"Tj", "TJ", "'", '"'}
_PAINTS = _SHOWS | {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI"}


class Said(NamedTuple):
    """A piece of text: its language (None: the document's), and what page and mark it has."""

    text: str
    lang: str | None
    page: int
    mcid: int


class Mark(NamedTuple):
    """Marked content that is being read: what is marked inside it has its number, too."""

    tag: str
    lang: str | None
    mcid: int
    spelt: bool

    @property
    def is_artifact(self) -> bool:
        return self.tag == "/Artifact"


class Element(NamedTuple):
    """A tag in the structure tree, with the text in it and the language that holds there."""

    tag: str
    parent: str
    node: Dictionary
    depth: int


class Read:
    """One file. `said` is its text in the order of reading, without artifacts."""

    def __init__(self, content: bytes) -> None:
        self.pdf: Pdf = pikepdf.open(io.BytesIO(content))
        self.root = self.pdf.Root
        self.loose: list[str] = []
        self.said: list[Said] = []
        for number, page in enumerate(self.pdf.pages):
            self._read(number, page)

    @property
    def text(self) -> str:
        """All text, without spaces: lines break anywhere."""
        return squeezed("".join(one.text for one in self.said))

    def in_language(self, lang: str) -> str:
        """What is said in a language of its own, not the document's."""
        return squeezed("".join(one.text for one in self.said if self._lang(one) == lang))

    def elements(self) -> Iterator[Element]:
        yield from self.walk(self.root.StructTreeRoot.K, "StructTreeRoot", 0)

    def tagged(self, tag: str) -> list[Dictionary]:
        return [one.node for one in self.elements() if one.tag == tag]

    def titles(self) -> list[tuple[int, str]]:
        """The bookmarks, with their level from 1."""
        with self.pdf.open_outline() as outline:
            return list(_bookmarks(outline.root, 1))

    def text_in(self, node: Dictionary) -> str:
        """The text that stands in a tag, without spaces."""
        keys = set(marks_in(node, self.pages))
        return squeezed("".join(one.text for one in self.said if (one.page, one.mcid) in keys))

    def _lang(self, one: Said) -> str | None:
        return one.lang or self._inherited.get((one.page, one.mcid))

    @cached_property
    def pages(self) -> dict[Any, int]:
        return {page.objgen: number for number, page in enumerate(self.pdf.pages)}

    @cached_property
    def _inherited(self) -> dict[tuple[int, int], str]:
        found: dict[tuple[int, int], str] = {}
        for element in self.elements():
            if Name.Lang in element.node:
                for mark in marks_in(element.node, self.pages):
                    found[mark] = str(element.node.Lang)
        return found

    def _read(self, number: int, page: Any) -> None:
        fonts = {str(k): _letters(v) for k, v in page.Resources.get("/Font", {}).items()}
        marks: list[Mark] = []
        letters: dict[bytes, str] = {}
        for step in pikepdf.parse_content_stream(page):
            operator = str(step.operator)
            if operator in ("BDC", "BMC"):
                marks.append(self._marked(number, step.operands, marks[-1] if marks else None))
            elif operator == "EMC":
                marks.pop()
            elif operator == "Tf":
                letters = fonts[str(step.operands[0])]
            if operator in _PAINTS and not marks:
                self.loose.append(f"page {number + 1}: {operator}")
            if operator in _SHOWS and marks and not (marks[-1].is_artifact or marks[-1].spelt):
                text = "".join(_spelt(one, letters) for one in step.operands)
                self.said.append(Said(text, marks[-1].lang, number, marks[-1].mcid))

    def _marked(self, number: int, operands: Any, around: Mark | None) -> Mark:
        """Enter marked content. Where it says what its letters spell, that is its text."""
        known = operands[1] if len(operands) > 1 else Dictionary()
        tag = str(operands[0])
        lang = str(known.Lang) if "/Lang" in known else around.lang if around else None
        mcid = int(known.MCID) if "/MCID" in known else around.mcid if around else -1
        if around and around.is_artifact:
            tag = around.tag
        spelt = "/ActualText" in known
        if spelt:
            self.said.append(Said(str(known.ActualText), lang, number, mcid))
        return Mark(tag, lang, mcid, spelt or bool(around and around.spelt))

    def walk(self, node: Any, parent: str, depth: int) -> Iterator[Element]:
        if isinstance(node, Array):
            for one in node:
                yield from self.walk(one, parent, depth)
        elif isinstance(node, Dictionary) and Name.S in node:
            tag = self._role(str(node.S)[1:])
            yield Element(tag, parent, node, depth)
            inner = parent if tag in ("Div", "NonStruct", "Part", "Sect") else tag
            if Name.K in node:
                yield from self.walk(node.K, inner, depth + 1)

    def _role(self, tag: str) -> str:
        roles = self.root.StructTreeRoot.get("/RoleMap", Dictionary())
        return str(roles[f"/{tag}"])[1:] if f"/{tag}" in roles else tag


def squeezed(text: str) -> str:
    return "".join(text.split())


def _letters(font: Any) -> dict[bytes, str]:
    """What each code of two bytes says."""
    found: dict[bytes, str] = {}
    for kind, body in _BLOCK.findall(font.ToUnicode.read_bytes()):
        if kind == b"bfchar":
            for code, said in _MAPPED.findall(body):
                found[bytes.fromhex(code.decode())] = _utf16(said)
        else:
            for first, last, said in _RANGE.findall(body):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    code = (int(first, 16) + step).to_bytes(2, "big")
                    found[code] = _utf16(f"{int(said, 16) + step:04X}".encode())
    return found


def _utf16(said: bytes) -> str:
    return bytes.fromhex(said.decode()).decode("utf-16-be")


def _spelt(operand: Any, letters: dict[bytes, str]) -> str:
    if isinstance(operand, Array):
        return "".join(_spelt(one, letters) for one in operand)
    if not isinstance(operand, pikepdf.String):
        return ""
    codes = bytes(operand)
    return "".join(letters.get(codes[at : at + 2], "") for at in range(0, len(codes), 2))


def marks_in(
    node: Any, pages: dict[Any, int], page: int | None = None
) -> Iterator[tuple[int, int]]:
    """The marked content under a tag: page and mark."""
    if isinstance(node, Array):
        for one in node:
            yield from marks_in(one, pages, page)
    elif isinstance(node, Dictionary):
        if Name.Pg in node:
            page = pages[node.Pg.objgen]
        if Name.MCID in node and page is not None:
            yield page, int(node.MCID)
        elif Name.K in node:
            yield from marks_in(node.K, pages, page)
    elif page is not None and isinstance(node, int):
        yield page, int(node)


def objects_in(node: Any) -> Iterator[Dictionary]:
    if isinstance(node, Array):
        for one in node:
            yield from objects_in(one)
    elif isinstance(node, Dictionary):
        if Name.Obj in node:
            yield node
        elif Name.K in node:
            yield from objects_in(node.K)


def _bookmarks(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for one in items:
        yield level, str(one.title)
        yield from _bookmarks(one.children, level + 1)
