"""What a document is made of, before any format: blocks, in the languages it speaks.

A document speaks one language or several side by side. What we say stands in each of them; what
people wrote stands once, in its own language, and says which. Writers (`markdown`, `pdf`, `docx`)
take texts as data and never as markup.
"""

import unicodedata
from collections.abc import Sequence
from typing import Literal

import msgspec


class Text(msgspec.Struct, frozen=True):
    """The same said in one language or several, by language tag, the first first.

    `own`: somebody's own words, which are not translated.
    """

    said: dict[str, str]
    own: bool = False

    @property
    def first(self) -> str:
        return next(iter(self.said.values()), "")

    @property
    def once(self) -> dict[str, str]:
        """Without what sounds the same in a further language."""
        heard = {words: lang for lang, words in reversed(self.said.items())}
        return {lang: words for lang, words in self.said.items() if heard[words] == lang}

    @property
    def line(self) -> str:
        """All languages on one line, for what holds no marks of language."""
        return " / ".join(self.once.values())


def own(words: str, lang: str) -> Text:
    """What somebody wrote, in their language, without what is no letter (a file may forbid it)."""
    kept = (one for one in words if one == "\n" or unicodedata.category(one) != "Cc")
    return Text({lang: "".join(kept)}, own=True)


# Where there is no figure; and between two things said in one line.
DASH = "\N{EN DASH}"
# Loud to quiet.
Voice = Literal["lead", "body", "small"]
# A quiet colour each, never the only sign of a meaning.
Tone = Literal["glow", "ember", "culture", "soft", "alert"]


class Block(msgspec.Struct, frozen=True, tag=str.lower, tag_field="block"):
    pass


class Heading(Block, frozen=True):
    """Levels 1 to 3, none left out on the way down; the title stands over all of them."""

    level: int
    text: Text


class Paragraph(Block, frozen=True):
    text: Text
    voice: Voice = "body"


class Link(Block, frozen=True):
    """An address of its own on a line, with what it leads to."""

    text: Text
    url: str


class Item(msgspec.Struct, frozen=True):
    """One point of a list; `notes` are what we say of it, in short."""

    text: Text
    notes: Sequence[Text] = ()


class Bullets(Block, frozen=True):
    items: Sequence[Item]
    numbered: bool = False


class Facts(Block, frozen=True):
    """Pairs of what it is and how it is; `large` ones are a few numbers that matter."""

    facts: Sequence[tuple[Text, Text]]
    large: bool = False


class Table(Block, frozen=True):
    """A heading a column; the first cell of a row is the row's heading. Numbers align right."""

    caption: Text
    columns: Sequence[Text]
    rows: Sequence[Sequence[Text | float | None]]


class Bar(msgspec.Struct, frozen=True):
    """A line of a chart: a value a series, in the order of the chart's."""

    label: Text
    values: Sequence[float | None]


class Series(msgspec.Struct, frozen=True):
    name: Text
    tone: Tone


class Chart(Block, frozen=True):
    """Bars from left to right: beside each other, or (`stacked`) one after the other.

    `alt` says in a sentence what it shows. All figures follow as a table, which `first` heads: so
    that nothing is to be seen alone. `unit` is said after a figure ("%").
    """

    title: Text
    alt: Text
    series: Sequence[Series]
    bars: Sequence[Bar]
    first: Text
    stacked: bool = False
    unit: str = ""
    most: float | None = None

    def figures(self) -> Table:
        """The same as a table."""
        columns = [self.first, *(series.name for series in self.series)]
        rows = [[bar.label, *bar.values] for bar in self.bars]
        return Table(self.title, columns, rows)


class Picture(Block, frozen=True):
    """`content` is a PNG, a JPEG or a WebP; `width` and `height` are in pixels."""

    content: bytes
    width: int
    height: int
    alt: Text
    caption: Text | None = None


class Card(Block, frozen=True):
    """A pledge: its number and sort, what was promised, and what there is to say of it.

    `sort` is a word beside a mark: square for actions, round for culture.
    """

    number: int
    sort: Text
    mark: Literal["square", "round"]
    text: Text
    facts: Sequence[tuple[Text, Text]] = ()
    status: Text | None = None
    tone: Tone = "soft"
    stories: Sequence[Item] = ()


AnyBlock = Heading | Paragraph | Link | Bullets | Facts | Table | Chart | Picture | Card


class Document(msgspec.Struct, frozen=True):
    """`languages` are those that it speaks, the first first. `about` stands small over the title.

    `made` is the day that it was written, as people read it. `undrawn` is what a reader is told
    where letters could not be drawn.
    """

    title: Text
    languages: Sequence[str]
    about: Text
    made: Text
    blocks: Sequence[AnyBlock]
    subject: Text | None = None
    undrawn: Text | None = None
