"""The report of an event of the model's size: all that everybody saw, and nothing else."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from server.export.report import docx, event, markdown, pdf
from server.export.report.model import Bullets, Card, Chart, Document, Heading, Table, Text
from sessions import commands as c
from sessions import evaluation
from sessions.agenda import Template, TemplateStage
from sessions.refusals import Refusal
from sessions.state import SessionState
from tests.server.model_event import WORDS, ModelEvent
from tests.server.pdf_faults import faults
from tests.server.pdfs import Read, squeezed
from tests.sessions.room import FACILITATOR, Room

ADDRESS = "https://pledge.example/BCDFGH"
LANGUAGES = [["en"], ["cy"], ["en", "cy"]]


@pytest.fixture(scope="module")
def played() -> ModelEvent:
    return ModelEvent().play()


def report(state: SessionState, *languages: str) -> Document:
    return event.report(state, list(languages or ("en",)), state.created_at, ADDRESS)


def texts(thing: Any) -> Iterator[Text]:
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from texts(getattr(thing, name))
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from texts(one)


def said(document: Document) -> str:
    return "\n".join(words for text in texts(document) for words in text.said.values())


def own_words() -> list[str]:
    """All ideas and pledges that everybody saw."""
    ideas = [idea for theme in WORDS["themes"] for idea in theme["ideas"]]
    return [*ideas, *WORDS["merged"], *(pledge["text"] for pledge in WORDS["pledges"])]


@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
def test_all_that_everybody_saw_is_in_every_format(
    played: ModelEvent, languages: list[str]
) -> None:
    state = played.room.state
    document = report(state, *languages)
    content = pdf.write(document, played.room.now)
    assert faults(content) == []
    read = Read(content)
    assert str(read.root.Lang) == languages[0]
    files = [read.text, squeezed(said(document))]
    for words in own_words():
        assert all(squeezed(words) in file for file in files), words
    themes = [theme[lang] for theme in WORDS["themes"] for lang in languages]
    assert all(squeezed(name) in read.text for name in themes)
    heads = [" / ".join(one.text.once.values()) for one in document.blocks if type(one) is Heading]
    assert [squeezed(text) for _, text in read.titles()] == [squeezed(one) for one in heads]


@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
def test_nothing_that_others_did_not_see(played: ModelEvent, languages: list[str]) -> None:
    document = report(played.room.state, *languages)
    files = (said(document), markdown.write(document).decode())
    for words in (WORDS["hidden_idea"], WORDS["hidden_pledge"], WORDS["withdrawn_idea"], "secret"):
        assert not any(words in file for file in files)


def test_what_we_say_stands_in_every_language(played: ModelEvent) -> None:
    document = report(played.room.state, "en", "cy")
    for text in texts(document.blocks):
        assert text.own or list(text.said) in (["en", "cy"], ["en"]), text
    welsh = [
        text.said["cy"]
        for text in texts(report(played.room.state, "cy"))
        if not text.own and "cy" in text.said
    ]
    assert "Beth wnaiff pobl" in welsh
    assert not any("What people" in one for one in welsh)


def test_the_pledges_stand_as_their_people_put_them(played: ModelEvent) -> None:
    cards = [one for one in report(played.room.state).blocks if isinstance(one, Card)]
    assert [card.text.first for card in cards] == [one["text"] for one in WORDS["pledges"]]
    for card, pledge in zip(cards, WORDS["pledges"], strict=True):
        facts = {what.first: how.first for what, how in card.facts}
        assert facts.get("Who") == pledge.get("who")
        assert facts.get("Role or group") == pledge.get("group")
        assert card.mark == ("square" if pledge["kind"] == "action" else "round")
    welsh = next(card for card in cards if list(card.text.said) == ["cy"])
    assert welsh.text.own


def test_the_first_vote_stands_beside_the_last(played: ModelEvent) -> None:
    charts = [one for one in report(played.room.state).blocks if isinstance(one, Chart)]
    votes, ladder = charts[1:3]
    assert [series.name.first for series in votes.series] == ["First vote", "Last vote"]
    last = [bar.values[1] or 0 for bar in votes.bars]
    assert last == sorted(last, reverse=True)
    assert votes.bars[0].label.first in own_words()
    assert len(ladder.bars) == 7
    assert [sum(bar.values[at] or 0 for bar in ladder.bars) for at in (0, 1)] == [48, 48]
    assert ladder.bars[0].label.first == "Co-production"


def test_who_was_there_is_what_was_published(played: ModelEvent) -> None:
    """Shares in steps of five, of five people or more: and no others."""
    state = played.room.state
    chart = next(one for one in report(state).blocks if isinstance(one, Chart))
    published = [voices.people for voices in state.voices.values()]
    assert [bar.values[0] for bar in chart.bars] == published[-1]
    for bar in chart.bars:
        assert all(value is None or value % 5 == 0 for value in bar.values)
    assert chart.figures().rows[0][1] == chart.bars[0].values[0]


def test_votes_that_were_not_shown_are_not_told() -> None:
    stages = [TemplateStage(kind="ideas"), TemplateStage(kind="vote"), TemplateStage(kind="close")]
    room = Room(Template(id="short", stages=stages), languages=["en"])
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    idea = room.do(ann, c.PostIdea, text="An idea")
    room.do(FACILITATOR, c.NextStage)
    room.do(bob, c.CastVote, idea=idea, dots=3)
    room.do(FACILITATOR, c.NextStage)
    document = report(room.state)
    assert not [one for one in document.blocks if isinstance(one, Chart | Table)]
    assert "There was no vote that everybody saw." in said(document)
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(FACILITATOR, c.Reveal)
    (chart,) = [one for one in report(room.state).blocks if isinstance(one, Chart)]
    assert [bar.values for bar in chart.bars] == [[3]]


@pytest.mark.parametrize("method", ["opinion", "approval", "scale"])
def test_every_way_to_vote_has_its_chart(method: str) -> None:
    cast = {"opinion": {"opinion": "agree"}, "approval": {"approve": True}, "scale": {"score": 4}}
    stages = msgspec.convert(
        [{"kind": "ideas"}, {"kind": "vote", "method": method}], list[TemplateStage]
    )
    room = Room(Template(id="short", stages=stages), languages=["en", "cy"])
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    idea, other = (room.do(ann, c.PostIdea, text=text) for text in ("One", "Other"))
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.CastVote, idea=other, **cast[method])
    room.do(FACILITATOR, c.Reveal)
    room.do(FACILITATOR, c.NewRound)
    for who in (ann, bob):
        room.do(who, c.CastVote, idea=idea, **cast[method])
    room.do(FACILITATOR, c.Reveal)
    document = report(room.state, "en", "cy")
    (chart,) = [one for one in document.blocks if isinstance(one, Chart)]
    expected = {"opinion": [[2, 0, 0]], "approval": [[0, 2]], "scale": [[None, 4.0]]}
    assert [bar.values for bar in chart.bars] == expected[method]
    assert chart.stacked is (method == "opinion")
    assert faults(pdf.write(document, room.now)) == []


def test_an_event_of_which_nothing_came_has_its_report() -> None:
    room = Room(Template(id="empty", stages=[TemplateStage(kind="ideas")]), languages=["en"])
    document = report(room.state)
    assert faults(pdf.write(document, room.now)) == []
    assert "There are no pledges that everybody may read." in said(document)
    assert docx.write(document, room.now)
    assert markdown.write(document)


def test_what_came_of_the_pledges_is_told() -> None:
    """Statuses, stories and what happens next: as far as everybody may read them."""
    played = ModelEvent().play()
    room, pledges = played.room, list(played.room.state.pledges)
    next_ = {"next_steps": "We meet again in May.", "contacts": "Ring Priya: 01632 960001."}
    welsh = {"cy": {"next_steps": "Cwrddwn eto ym mis Mai."}}
    asked = msgspec.convert({"id": "after-00000001", **next_, "translations": welsh}, c.SetAfter)
    assert not isinstance(room.ask(FACILITATOR, asked), Refusal)
    room.do(FACILITATOR, c.SetHold, pledges="none")
    told = {"status": "kept", "story": "Forty people can inject now.", "help": "A new tent"}
    room.do(played.people[2], c.CheckIn, pledge=pledges[2], **told)
    room.do(played.people[5], c.CheckIn, pledge=pledges[2], story="I was there, too.")
    room.do(FACILITATOR, c.SetHold, pledges="all")
    room.do(played.people[0], c.CheckIn, pledge=pledges[0], status="dropped", story="It waits.")
    english, both = report(room.state), report(room.state, "en", "cy")
    cards = {one.number: one for one in english.blocks if isinstance(one, Card)}
    assert cards[3].status == Text({"en": "Kept"})
    assert [item.text.first for item in cards[3].stories] == [
        "Forty people can inject now.",
        "I was there, too.",
    ]
    assert "A new tent" in [note.first for note in cards[3].stories[0].notes]
    assert cards[2].status is None
    assert "It waits." not in said(both)
    assert next_["next_steps"] in said(english)
    assert next_["contacts"] in said(both)
    assert "Cwrddwn eto ym mis Mai." in said(both)
    standing = [one for one in english.blocks if isinstance(one, Chart)][-1]
    assert [bar.values[0] for bar in standing.bars] == [33, 0, 1, 0, 1]
    (dates,) = [
        one for one in english.blocks if isinstance(one, Table) and "due" in one.caption.first
    ]
    days = [row[0].first for row in dates.rows if isinstance(row[0], Text)]
    assert days[0] == "15 October 2025"
    assert len(days) == sum("due" in one for one in WORDS["pledges"])
    assert faults(pdf.write(both, room.now)) == []


def test_what_people_thought_is_what_was_published(played: ModelEvent) -> None:
    document = report(played.room.state)
    begin = next(at for at, one in enumerate(document.blocks) if heads(one, "What people thought"))
    end = next(at for at, one in enumerate(document.blocks) if heads(one, "What people will do"))
    part = document.blocks[begin:end]
    stage = played.room.state.stages["s10"]
    results = evaluation.results(played.room.state, stage)
    assert results is not None
    charts = [one for one in part if isinstance(one, Chart)]
    told = [one for one in results.findings if one.mean is not None]
    assert len(charts) == len(told) == 3
    for chart, finding in zip(charts, told, strict=True):
        assert [bar.values[0] for bar in chart.bars] == [band.share for band in finding.bands]
    shown = {one.text for texts in results.texts.values() for one in texts}
    items = [item.text.first for one in part if isinstance(one, Bullets) for item in one.items]
    assert sorted(items) == sorted(shown)
    assert set(items) <= set(WORDS["differently"])
    assert "People who answered: 42." in said(document)


def test_groups_stand_below_each_other() -> None:
    """Their names are long, and in two languages; five would not fit beside each other."""
    document = report(ModelEvent().play().room.state, "en", "cy")
    tables = [one for one in document.blocks if isinstance(one, Table)]
    [seen] = [one for one in tables if one.caption.first == "How each group sees it"]
    assert [one.first for one in seen.columns] == [
        "Group",
        "Doing with people",
        "Doing for people",
        "Doing to people",
    ]
    assert len(seen.rows) == 5


def heads(block: object, words: str) -> bool:
    return isinstance(block, Heading) and block.text.first.startswith(words)


def test_who_answers_for_the_data_and_when_it_goes() -> None:
    played = ModelEvent().play()
    told = said(report(played.room.state))
    assert "Who answers" not in told
    privacy = {"controller": "Waverley Health", "contact": "data@w.example"}
    asked = msgspec.convert({"id": "privacy-0000001", "privacy": privacy}, c.SetPrivacy)
    assert not isinstance(played.room.ask(FACILITATOR, asked), Refusal)
    told = said(report(played.room.state, "en", "cy"))
    assert "Waverley Health" in told
    assert "data@w.example" in told
    assert "The server deletes this event on 9 October 2026." in told
