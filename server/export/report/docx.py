"""A document as DOCX, to go on writing in: styles, real headings, lists and tables, and languages.

Several languages stand one below the other, each marked, so that every spelling checker knows.
Charts are pictures with their words beside them (Word's own would need a spreadsheet inside each),
and under each stands a table with all its figures, which can be edited.
"""

import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Written
from PIL import Image

from server.export.report import docx_marks as marks
from server.export.report import typesetting
from server.export.report.data import plain_chart
from server.export.report.model import (
    DASH,
    AnyBlock,
    Bullets,
    Card,
    Chart,
    Document,
    Facts,
    Heading,
    Item,
    Link,
    Paragraph,
    Picture,
    Table,
    Text,
)

_WIDTH = Cm(16)
_CHART_PPI = 150
_MARKS = {"square": "\N{BLACK SQUARE}", "round": "\N{BLACK CIRCLE}"}
_INK, _EMBER = RGBColor(0x22, 0x1B, 0x12), RGBColor(0x7A, 0x3B, 0x00)
_TYPE, _WRITTEN = "Calibri", "Georgia"
# Style, its typeface and its size in points.
_STYLES = (
    ("Normal", _TYPE, 12),
    ("Title", _WRITTEN, 28),
    ("Subtitle", _TYPE, 12),
    ("Heading 1", _WRITTEN, 20),
    ("Heading 2", _WRITTEN, 16),
    ("Heading 3", _WRITTEN, 14),
    ("Quote", _WRITTEN, 13),
    ("Body Text", _WRITTEN, 14),
    ("Caption", _TYPE, 12),
    ("Body Text 3", _TYPE, 11),
)
_VOICES = {"lead": "Body Text", "body": "Normal", "small": "Body Text 3"}


def write(document: Document, now: int) -> bytes:
    """The file; `now` (ms) is when it says that it was made."""
    writer = _Writer(document)
    writer.begin(document)
    about = writer.file.core_properties
    about.created = about.modified = datetime.fromtimestamp(now // 1000, UTC)
    for block in document.blocks:
        writer.put(block)
    out = io.BytesIO()
    writer.file.save(out)
    return out.getvalue()


class _Writer:
    def __init__(self, document: Document) -> None:
        self.file = docx.Document()
        self._styles = {one.name: one.style_id for one in self.file.styles}
        self._lang = document.languages[0]
        self._writers: Mapping[type, Callable[..., None]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Link: self._link,
            Bullets: self._bullets,
            Facts: self._facts,
            Table: self._table,
            Chart: self._chart,
            Picture: self._picture,
            Card: self._card,
        }

    def put(self, block: AnyBlock) -> None:
        self._writers[type(block)](block)

    def begin(self, document: Document) -> None:
        """The page, how it looks, and the title."""
        for name, face, size in _STYLES:
            font = self.file.styles[name].font
            font.name, font.size, font.color.rgb = face, Pt(size), _INK
            marks.one_face(self.file.styles[name], face)
            font.italic = False
            marks.no_border(self.file.styles[name])
        self.file.styles["Subtitle"].font.color.rgb = _EMBER
        section = self.file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        marks.speak_all(self.file, self._lang)
        about = self.file.core_properties
        about.title, about.language = document.title.line, self._lang
        about.subject = document.subject.first if document.subject else ""
        about.author, about.comments = "", ""
        self._say(self._new("Subtitle"), document.about)
        self._say(self._new("Title"), document.title)
        self._say(self._new("Body Text 3"), document.made)

    def _new(self, style: str) -> Written:
        paragraph = self.file.add_paragraph()
        marks.style(paragraph, self._styles[style])
        return paragraph

    def _say(self, where: Written, text: Text, *, bold: bool = False) -> None:
        """All languages on one line, each marked."""
        for at, (lang, words) in enumerate(text.once.items()):
            if at:
                where.add_run(" / ")
            run = where.add_run(words)
            run.bold = bold or None
            marks.speak(run, lang)

    def _each(self, style: str, text: Text) -> None:
        """A paragraph a language."""
        for lang, words in text.said.items():
            marks.speak(self._new(style).add_run(words), lang)

    def _heading(self, block: Heading) -> None:
        self._say(self._new(f"Heading {block.level}"), block.text)

    def _paragraph(self, block: Paragraph) -> None:
        self._each("Quote" if block.text.own else _VOICES[block.voice], block.text)

    def _link(self, block: Link) -> None:
        where = self._new("Normal")
        self._say(where, block.text)
        where.add_run(": ")
        marks.link(where, block.url)

    def _bullets(self, block: Bullets) -> None:
        style = "List Number" if block.numbered else "List Bullet"
        count = marks.count_from_one(self.file, style) if block.numbered else None
        for item in block.items:
            where = self._new(style)
            if count is not None:
                marks.counted(where, count)
            self._item(where, item)

    def _item(self, where: Written, item: Item) -> None:
        self._say(where, item.text)
        for note in item.notes:
            where.add_run(f" {DASH} ")
            self._say(where, note)

    def _facts(self, block: Facts) -> None:
        for what, how in block.facts:
            where = self._new("List Bullet")
            self._pair(where, what, how)

    def _pair(self, where: Written, what: Text, how: Text) -> None:
        self._say(where, what, bold=True)
        where.add_run(": ")
        self._say(where, how)

    def _table(self, block: Table) -> None:
        caption = self._new("Caption")
        self._say(caption, block.caption)
        caption.paragraph_format.keep_with_next = True
        self._grid(block)

    def _grid(self, block: Table) -> None:
        table = self.file.add_table(1 + len(block.rows), len(block.columns), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, block.columns, strict=True):
            self._say(cell.paragraphs[0], text, bold=True)
        for row, values in zip(table.rows[1:], block.rows, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                self._cell(cell, value)
        marks.repeat_heading(table)
        marks.describe_table(table, block.caption.line)
        self._new("Normal")

    def _cell(self, cell: _Cell, value: Text | float | None) -> None:
        where = cell.paragraphs[0]
        if isinstance(value, Text):
            self._say(where, value)
            return
        where.add_run(DASH if value is None else f"{value:g}")
        where.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _chart(self, block: Chart) -> None:
        caption = self._new("Caption")
        self._say(caption, block.title)
        caption.paragraph_format.keep_with_next = True
        (content,) = typesetting.png("chart.typ", plain_chart(block), {}, ppi=_CHART_PPI)
        self._image(content, block.alt)
        self._each("Normal", block.alt)
        self._grid(block.figures())

    def _picture(self, block: Picture) -> None:
        out = io.BytesIO()
        Image.open(io.BytesIO(block.content)).save(out, "PNG")  # Word takes no WebP
        self._image(out.getvalue(), block.alt)
        if block.caption:
            self._each("Body Text 3", block.caption)

    def _image(self, content: bytes, alt: Text) -> None:
        inline = self.file.add_picture(io.BytesIO(content), width=_WIDTH)
        marks.describe(inline, alt.line)

    def _card(self, block: Card) -> None:
        label = self._new("Body Text 3")
        label.paragraph_format.keep_with_next = True
        label.add_run(f"{block.number}. {_MARKS[block.mark]} ").bold = True
        self._say(label, block.sort, bold=True)
        if block.status:
            label.add_run(f" {DASH} ")
            self._say(label, block.status, bold=True)
        self._each("Quote", block.text)
        self._facts(Facts(block.facts))
        self._bullets(Bullets(block.stories))
