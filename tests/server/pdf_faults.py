"""A strict look at a PDF's tags, in place of a checker like veraPDF.

None of those installs itself with the other tools here (they want a Java runtime), so `faults`
looks at what of PDF/UA-1 can be decided from a file alone. Each names its clause of ISO 14289-1.
"""

import re
from collections.abc import Iterator

from pikepdf import Dictionary, Name

from tests.server.pdfs import Read, marks_in, objects_in

# ISO 32000-1, 14.8.4.
_STANDARD = re.compile(
    "Document|Part|Art|Sect|Div|BlockQuote|Caption|TOCI?|Index|NonStruct|Private|P|H[1-6]?"
    "|L|LI|Lbl|LBody|Table|T[RHD]|THead|TBody|TFoot|Span|Quote|Note|Reference|BibEntry|Code"
    "|Link|Annot|Ruby|RB|RT|RP|Warichu|WT|WP|Figure|Formula|Form"
)
_INSIDE = {
    "LI": {"L"},
    "Lbl": {"LI", "Note", "BibEntry"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
}


def faults(content: bytes) -> list[str]:
    """What keeps a file from being PDF/UA-1, as far as a program can tell; nothing is right."""
    read = Read(content)
    return [fault for look in _LOOKS for fault in look(read)]


def _of_document(read: Read) -> Iterator[str]:
    root = read.root
    meta = read.pdf.open_metadata()
    if meta.get("pdfuaid:part") != "1":
        yield "5: does not say that it is PDF/UA-1"
    if not meta.get("dc:title"):
        yield "7.1: no title"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle"):
        yield "7.1: shows its file's name for a title"
    if not root.get("/MarkInfo", Dictionary()).get("/Marked"):
        yield "7.1: is not marked as tagged"
    if root.get("/MarkInfo", Dictionary()).get("/Suspects"):
        yield "7.1: has suspects"
    if not str(root.get("/Lang", "")):
        yield "7.2: no language"
    yield from (f"7.1: neither content nor artifact: {one}" for one in read.loose)
    for number, page in enumerate(read.pdf.pages, 1):
        if "/Annots" in page and page.get("/Tabs") != Name.S:
            yield f"7.18.3: page {number} is not tabbed by its tags"


def _of_tags(read: Read) -> Iterator[str]:
    for element in read.elements():
        if not _STANDARD.fullmatch(element.tag):
            yield f"7.1: {element.tag} is no standard tag"
        if element.tag in _INSIDE and element.parent not in _INSIDE[element.tag]:
            yield f"7.1: {element.tag} stands in {element.parent}"
        if element.tag in ("Figure", "Formula") and not str(element.node.get("/Alt", "")):
            yield "7.3: a figure without an alternative"
    known = {mark for node in read.tagged("Document") for mark in marks_in(node, read.pages)}
    for said in read.said:
        if (said.page, said.mcid) not in known:
            yield f"7.1: not in the structure: {said.text}"


def _of_headings(read: Read) -> Iterator[str]:
    before = 0
    for element in read.elements():
        if re.fullmatch("H[1-6]", element.tag):
            level = int(element.tag[1])
            if level > before + 1:
                yield f"7.4.2: H{before} is followed by H{level}"
            if not read.text_in(element.node):
                yield f"7.4: an empty {element.tag}"
            before = level


def _of_links(read: Read) -> Iterator[str]:
    linked = [one for node in read.tagged("Link") for one in objects_in(node)]
    noted = (one for page in read.pdf.pages for one in page.get("/Annots", []))
    links = [one for one in noted if one.Subtype == Name.Link]
    if len(links) != len(linked):
        yield "7.18.5: a link outside a Link"
    if any(not str(one.get("/Contents", "")) for one in links):
        yield "7.18.5: a link without words"


def _of_tables(read: Read) -> Iterator[str]:
    for table in read.tagged("Table"):
        inner = list(read.walk(table.K, "Table", 0))
        headings = [one.node for one in inner if one.tag == "TH"]
        widths = {
            sum(cell.tag in ("TH", "TD") for cell in read.walk(one.node.K, "TR", 0))
            for one in inner
            if one.tag == "TR"
        }
        if not headings:
            yield "7.5: a table without headings"
        if len(widths) > 1:
            yield f"7.5: rows of {sorted(widths)} cells"
        if any("/Scope" not in repr(one.get("/A", "")) for one in headings):
            yield "7.5: a heading that does not say of what"


def _of_fonts(read: Read) -> Iterator[str]:
    for page in read.pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            if "/ToUnicode" not in font:
                yield f"7.21.7: {font.BaseFont} says no letters"
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys()):
                yield f"7.21.4: {font.BaseFont} is not embedded"


_LOOKS = (_of_document, _of_tags, _of_headings, _of_links, _of_tables, _of_fonts)
