"""A mail's bytes: plain text, and the same as HTML that loads nothing and takes the reader's look.

No picture, no script, no style sheet and no address of anybody else's: nothing tells us whether it
was opened.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.headerregistry import Address, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTPUTF8, Policy
from email.utils import parseaddr
from html import escape
from typing import Any

from server.export.report.model import AnyBlock, Bullets, Heading, Item, Link, Paragraph, Text
from server.reminders.letters import Written
from server.words import words

# Mail programs keep the styles of elements, and drop sheets. Colours stay the reader's own.
_BODY = "max-width:36em;margin:0 auto;padding:1em;font:1.125em/1.5 sans-serif"
_LINK = "display:inline-block;padding:.6em 0"
# What the mail asks for, as a button.
_STEP = (
    "display:inline-block;padding:.7em 1.2em;border:2px solid;border-radius:.3em;"
    "font-weight:bold;text-decoration:none"
)
_SMALL = "font-size:.9em"
_HEADING = "font-size:1.25em;margin:1.5em 0 .5em"


class _Whole(UnstructuredHeader):
    """A field that is read by programs: on one line, where others are wrapped by encoding them."""

    name: str  # of the BaseHeader that the registry mixes in

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


_FIELDS: Any = HeaderRegistry()
for _name in ("list-unsubscribe", "message-id"):
    _FIELDS.map_to_type(_name, _Whole)
_POLICY = SMTPUTF8.clone(header_factory=_FIELDS)


def mail(written: Written, sender: str, name: str, now: int) -> EmailMessage:
    """What is handed to the SMTP server. `name` is the mail's own, the same each time it is sent.

    One tap of the mail program's own button stops it as well (RFC 8058).
    """
    made = EmailMessage(policy=_POLICY)
    shown, address = parseaddr(sender)
    made["From"] = _address(address, shown)
    made["To"] = _address(written.to)
    made["Subject"] = " ".join(written.subject.split())
    made["Date"] = datetime.fromtimestamp(now / 1000, UTC)
    made["Message-ID"] = f"<{name}@{address.rpartition('@')[2]}>"
    made["List-Unsubscribe"] = f"<{written.stop}>"
    made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text(written), cte="quoted-printable")
    made.add_alternative(html(written), subtype="html", cte="quoted-printable")
    made["Content-Language"] = written.lang  # before, it would go into the first part
    return made


def _address(whole: str, shown: str = "") -> Address:
    """In its two parts: as one, the library refuses letters beyond ASCII before the @."""
    name, _, domain = whole.rpartition("@")
    return Address(shown, username=name, domain=domain)


def text(written: Written) -> str:
    """As plain text."""
    return "\n\n".join(_plain(block) for block in written.blocks) + "\n"


def _plain(block: AnyBlock) -> str:
    match block:
        case Heading():
            said = block.text.first
            return f"{said}\n{'-' * len(said)}"
        case Link():
            return f"{block.text.first}:\n{block.url}"
        case Bullets():
            return "\n".join(_plain_item(item) for item in block.items)
        case Paragraph():
            return block.text.first
    raise NotImplementedError(type(block))


def _plain_item(item: Item) -> str:
    notes = "; ".join(note.first for note in item.notes)
    said = item.text.first.replace("\n", "\n  ")
    return f"- {said}\n  ({notes})" if notes else f"- {said}"


def html(written: Written) -> str:
    """As a page of its own."""
    lang, direction = escape(written.lang), words(written.lang).direction
    return (
        f'<!doctype html><html lang="{lang}" dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(written.subject)}</title></head>"
        f'<body style="{_BODY}">{"".join(_parts(written))}</body></html>\n'
    )


def _parts(written: Written) -> Iterator[str]:
    def said(text: Text) -> str:
        """Words in another language say which."""
        [(lang, first), *_] = text.said.items()
        shown = escape(first).replace("\n", "<br>")
        return shown if lang == written.lang else f'<span lang="{escape(lang)}">{shown}</span>'

    for block in written.blocks:
        match block:
            case Heading():
                yield f'<h{block.level} style="{_HEADING}">{said(block.text)}</h{block.level}>'
            case Link():
                url = escape(block.url)
                style = _LINK if block.url == written.stop else _STEP
                yield f'<p><a href="{url}" style="{style}">{said(block.text)}</a></p>'
            case Bullets():
                items = (_item(said(one.text), [said(n) for n in one.notes]) for one in block.items)
                yield f"<ul>{''.join(items)}</ul>"
            case Paragraph():
                style = f' style="{_SMALL}"' if block.voice == "small" else ""
                yield f"<p{style}>{said(block.text)}</p>"


def _item(said: str, notes: list[str]) -> str:
    under = f'<br><span style="{_SMALL}">{" · ".join(notes)}</span>' if notes else ""
    return f'<li style="margin:.5em 0">{said}{under}</li>'
