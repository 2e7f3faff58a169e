"""Marks of a DOCX file that python-docx has no name for: languages, alternatives, heading rows."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# Word knows languages by their countries.
_LOCALES = {"en": "en-GB", "cy": "cy-GB"}
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def style(paragraph: Paragraph, style_id: str) -> None:
    """Give it a style by its id; by name, python-docx looks through all styles each time."""
    paragraph._p.style = style_id


def speak(run: Run, lang: str) -> None:
    """Say in which language a piece of text is."""
    properties = run._r.get_or_add_rPr()
    if lang.split("-")[0].lower() in _RIGHT_TO_LEFT:
        properties.append(OxmlElement("w:rtl"))
        properties.append(_new("w:lang", bidi=lang))
        paragraph = run._r.getparent().get_or_add_pPr()
        if paragraph.find(qn("w:bidi")) is None:
            paragraph.insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc")
    else:
        locale = _LOCALES.get(lang, lang)
        properties.append(_new("w:lang", val=locale, eastAsia=locale))


def speak_all(document: Any, lang: str) -> None:
    """The language of whatever says none."""
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), _LOCALES.get(lang, lang))


def one_face(style: Any, face: str) -> None:
    """One typeface for all scripts that have no other, in place of the theme's."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:hAnsi"), face)


def no_border(style: Any) -> None:
    """Take the lines away that a style draws around its paragraphs."""
    border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)


def describe(inline: Any, alt: str) -> None:
    """The alternative of a picture that was put inline."""
    inline._inline.docPr.set("descr", alt)


def describe_table(table: Table, title: str) -> None:
    properties = table._tbl.tblPr
    properties.append(_new("w:tblCaption", val=title))


def repeat_heading(table: Table) -> None:
    """The first row is the table's heading: read as such, and repeated on each page."""
    row = table.rows[0]._tr.get_or_add_trPr()
    row.append(_new("w:cantSplit", val="true"))
    row.append(_new("w:tblHeader", val="true"))


def count_from_one(document: Any, style: str) -> str:
    """A new count of a numbered style. Returns its id, for `counted`."""
    numbering = document.part.numbering_part.element
    of_style = document.styles[style].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(of_style).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return str(number.numId)


def counted(paragraph: Paragraph, count: str) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = int(count)


def link(paragraph: Paragraph, url: str) -> None:
    """An address that can be followed, written out."""
    relation = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    found = OxmlElement("w:hyperlink")
    found.set(qn("r:id"), relation)
    run = paragraph.add_run(url)
    run.underline = True
    found.append(run._r)
    paragraph._p.append(found)


def _new(name: str, **values: str) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element
