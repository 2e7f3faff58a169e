"""The report, the cards and the dates as files: what `FORMATS` calls."""

from datetime import date
from typing import BinaryIO

from server.export import calendar
from server.export.material import Material
from server.export.report import cards as cards_
from server.export.report import docx as docx_
from server.export.report import event
from server.export.report import markdown as markdown_
from server.export.report import pdf as pdf_
from server.export.report import story as story_
from server.export.report.model import Document
from server.export.report.sections import pledges
from server.export.report.sections.source import Source


def pdf(material: Material, file: BinaryIO) -> None:
    """The report, to read and to print."""
    file.write(pdf_.write(_report(material), material.now))


def docx(material: Material, file: BinaryIO) -> None:
    """The report, to go on writing in."""
    file.write(docx_.write(_report(material), material.now))


def markdown(material: Material, file: BinaryIO) -> None:
    """The report as plain text with marks."""
    file.write(markdown_.write(_report(material)))


def story(material: Material, file: BinaryIO) -> None:
    """What came of it, to mail and to print."""
    told = story_.document(material.state, material.languages, material.now, _address(material))
    file.write(pdf_.write(told, material.now))


def cards(material: Material, file: BinaryIO) -> None:
    """The pledges, to cut out and to hand out."""
    address = _address(material)
    file.write(cards_.write(material.state, material.languages, material.now, address))


def dates(material: Material, file: BinaryIO) -> None:
    """A day for every pledge that everybody may read and that has a date."""
    source = Source.of(material.state, material.languages, _address(material))
    say, title = source.say, source.title()
    about = f"{source.address}/story" if source.address else ""
    days = [
        calendar.Day(
            one.id,
            date.fromisoformat(one.due).isoformat(),
            say("calendar_day", n=one.n, pledge=one.text).line,
            about,
        )
        for one in pledges.public(source)
        if one.due and one.text
    ]
    name = say("calendar", title=title).line
    file.write(calendar.write(name, material.state.code, days, material.now))


def _report(material: Material) -> Document:
    return event.report(material.state, material.languages, material.now, _address(material))


def _address(material: Material) -> str:
    return f"{material.address}/{material.state.code}" if material.address else ""
