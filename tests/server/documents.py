"""A document with every sort of block, in words that try to be markup."""

import io

from PIL import Image

from server.export.report.model import (
    AnyBlock,
    Bar,
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
    Series,
    Table,
    Text,
    own,
)

# What Typst, Markdown, HTML, XML and TeX would each take for their own.
HOSTILE = (
    '#panic("x") #read("/etc/passwd") #import "x.typ": * *bold* _it_ `code` $x$ @ref <label>'
    ' \\n "quoted" // comment /* more */ = Heading',
    "<script>alert(1)</script> &amp; <!-- no --> ]]> {{ 7 * 7 }} %s {0}",
    "# Heading\n- item\n1. one\n    indented\n> quote\n| a | b |\n| --- | --- |\n~~~\nhttps://x.example",
    "[a link](javascript:alert(1)) ![picture](x.png) ***\n---\n===\n+ plus\n* star",
)
NOW = 1_760_000_000_000


def both(english: str, welsh: str) -> Text:
    return Text({"en": english, "cy": welsh})


def picture() -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "#f2b33d").save(out, "WEBP")
    return Picture(out.getvalue(), 30, 20, both("The sun", "Yr haul"), both("A sun", "Haul"))


def document(words: str = "Own words", *more: AnyBlock, lang: str = "en") -> Document:
    """Somebody's words, in `lang`, in each place where such words can stand."""
    said, label = own(words, lang), both("Label", "Teitl")
    series = [Series(both("First", "Cyntaf"), "soft"), Series(both("Last", "Olaf"), "glow")]
    blocks: list[AnyBlock] = [
        Heading(1, both("One", "Un")),
        Paragraph(both("Plainly said.", "Yn blaen.")),
        Paragraph(said),
        Heading(2, both("Two", "Dau")),
        Bullets([Item(said, [label, said]), Item(both("A point", "Pwynt"))]),
        Bullets([Item(said), Item(label)], numbered=True),
        Facts([(label, said), (both("Where", "Ble"), both("Here", "Yma"))]),
        Heading(3, both("Three", "Tri")),
        Table(both("A table", "Tabl"), [label, both("Count", "Cyfrif")], [[said, 3], [label, 2.5]]),
        Chart(
            both("A chart", "Siart"),
            both("It grows.", "Mae'n tyfu."),
            series,
            [Bar(said, [3, 4]), Bar(label, [None, 0])],
            label,
        ),
        Chart(label, label, series, [Bar(label, [1, 2])], label, stacked=True),
        picture(),
        Link(both("The story", "Y stori"), "https://pledge.example/BCDFGH/story?a=1&b=2"),
        Heading(1, both("Promises", "Addewidion")),
        Card(
            1, both("Action", "Cam"), "square", said, [(label, said)], label, "glow", [Item(said)]
        ),
        Card(2, both("Culture", "Diwylliant"), "round", label),
        *more,
    ]
    undrawn = both("Some signs are missing.", "Mae arwyddion ar goll.")
    return Document(
        both("The title", "Y teitl"), ["en", "cy"], label, label, blocks, undrawn=undrawn
    )
