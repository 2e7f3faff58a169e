"""The desk's search: what it finds, what it marks, and what it leaves behind of words that went."""

import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.desk.folding import Question, spoken, stem, words
from server.desk.rows import FOLLOW_UPS, EventRow, Read, Thing
from server.desk.search import FORM, SearchIndex
from sessions.wire import Position

CODE = "BCDFGH"
OTHER = "HGFDCB"


def event(code: str = CODE, at: int = 0) -> EventRow:
    return EventRow(
        code=code,
        title="Our day",
        titles={},
        lang="en",
        languages=["en"],
        series=None,
        created_at=at,
        ended_at=None,
        deletes_at=at,
        people=3,
        ideas=1,
        pledges=0,
        joiners=0,
        follow_ups=dict.fromkeys(FOLLOW_UPS, 0),
        checked_in=0,
        ladder=[],
        perspectives=[],
        room=None,
    )


def ideas(*texts: str, lang: str = "en") -> list[Thing]:
    return [
        Thing(kind="idea", n=n, text=text, lang=lang, status="shown")
        for n, text in enumerate(texts, 1)
    ]


def put(index: SearchIndex, *texts: str, code: str = CODE, at: int = 0, lang: str = "en") -> bool:
    return index.put(
        code, Position("e", len(texts)), Read(event(code, at), ideas(*texts, lang=lang))
    )


def found(index: SearchIndex, asked: str) -> list[str]:
    number, hits = index.search(asked)
    assert len(hits) == min(number, 50)
    return [hit.thing.text for hit in hits]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    index = SearchIndex(tmp_path / "search.db")
    yield index
    index.close()


@pytest.mark.parametrize(
    ("asked", "text", "marked"),
    [
        ("tea", "Tea at nine", ["Tea"]),
        ("ysgol tea", "A TEAM room at the Ysgol", ["TEAM", "Ysgol"]),
        ("dŵr", "dwr a DŴR", ["dwr", "DŴR"]),
        ("dwr", "w\u0302dwr dw\u0302r", ["dw\u0302r"]),
        ("don't", "They don\u2019t ring", ["don\u2019t"]),
        ("dont", "They don't ring", ["don't"]),
        ("ysbyty", "Mae'r bws i'r ysbyty", ["ysbyty"]),
        ("visits", "Longer visiting, one visit", ["visiting", "visit"]),
        ("cymorth", "Mae angen fy nghymorth a chymorth", ["nghymorth", "chymorth"]),
        ("116 123", "Ring 116 123", ["116", "123"]),
    ],
)
def test_it_finds_and_marks(index: SearchIndex, asked: str, text: str, marked: list[str]) -> None:
    put(index, "Nothing of that kind", text)
    _, [hit] = index.search(asked)
    assert [hit.thing.text[start:end] for start, end in hit.marks] == marked


@pytest.mark.parametrize("asked", ["", "  ", "!?", "tea zebra", "ea", 'x" OR forms : "tea'])
def test_what_is_not_there_is_not_found(index: SearchIndex, asked: str) -> None:
    put(index, "Tea at nine")
    assert index.search(asked) == (0, [])


LETTERS = st.sampled_from("aâbcdeéhglrstwŵyŷ'\u2019 -9ßÅ\u0302İ日")
TEXTS = st.text(LETTERS, max_size=24) | st.text(max_size=12).filter(
    lambda text: not any(unicodedata.category(c) == "Cs" for c in text)
)


def scanned(texts: list[str], asked: str, lang: str) -> list[str]:
    """What a plain look at every text finds, with the same words and stems."""
    wanted = [word.forms[0] for word in words(asked)]

    def holds(text: str) -> bool:
        said = spoken(text, lang)
        forms = [form for word in words(text) for form in word.forms]
        return all(
            any(form.startswith(one) or stem(form, said) == stem(one, said) for form in forms)
            for one in dict.fromkeys(wanted)
        )

    return [text for text in texts if wanted and holds(text)]


@given(texts=st.lists(TEXTS, max_size=6), asked=TEXTS, lang=st.sampled_from(["en", "cy"]))
def test_it_finds_what_a_look_at_every_text_finds(texts: list[str], asked: str, lang: str) -> None:
    index = SearchIndex(None)
    put(index, *texts, lang=lang)
    asked = asked or "".join(texts)[:3]
    few = [word.forms[0] for word in words(asked)][:10]
    number, hits = index.search(asked, most=1000)
    assert [hit.thing.text for hit in hits] == scanned(texts, " ".join(few), lang)
    assert number == len(hits)
    assert all(hit.marks for hit in hits)
    index.close()


@given(steps=st.lists(st.lists(st.sampled_from(["Tea", "Ring Elen", "Quiet"]), max_size=4)))
def test_it_follows_what_changes(steps: list[list[str]]) -> None:
    index, before = SearchIndex(None), list[str]()
    for texts in steps:
        went = put(index, *texts)
        assert went == any(before[n : n + 1] != texts[n : n + 1] for n in range(len(before)))
        before = texts
        for asked in ("tea", "ring", "elen", "quiet"):
            assert found(index, asked) == [text for text in texts if asked in text.lower()]
    index.close()


def test_the_newest_event_comes_first_and_the_rest_page_by_page(index: SearchIndex) -> None:
    put(index, "Tea one", "Tea two", at=1)
    put(index, "Tea three", code=OTHER, at=2)
    assert found(index, "tea") == ["Tea three", "Tea one", "Tea two"]
    number, hits = index.search("tea", first=1, most=1)
    assert (number, [hit.thing.text for hit in hits]) == (3, ["Tea one"])
    assert index.search("tea", "pledge") == (0, [])
    assert [one.code for one in index.events()] == [OTHER, CODE]


WORD = "Zyzzogeton"


def bytes_of(index: SearchIndex, folder: Path) -> bytes:
    index.close()
    return b"".join(file.read_bytes() for file in folder.iterdir())


@pytest.mark.parametrize("how", ["changed", "withdrawn", "dropped"])
def test_words_that_went_are_in_no_byte_of_the_file(tmp_path: Path, how: str) -> None:
    index = SearchIndex(tmp_path / "search.db")
    others = [f"Idea {number} on tea and quiet" for number in range(400)]
    put(index, *others[:200], f"{WORD} sees the doctor", *others[200:])
    put(index, *others, code=OTHER)
    assert found(index, WORD[:5]) == [f"{WORD} sees the doctor"]
    if how == "dropped":
        assert index.drop(CODE)
    else:
        left = ideas(*others[:200], "[removed]", *others[200:])
        if how == "withdrawn":
            del left[200]
        assert index.put(CODE, Position("e", 9), Read(event(), left))
    index.purge()
    assert found(index, "tea")
    assert found(index, WORD) == []
    content = bytes_of(index, tmp_path).lower()
    assert WORD.lower().encode() not in content
    assert WORD.lower()[:7].encode() not in content


def test_without_purging_they_would_be_there(tmp_path: Path) -> None:
    """So that the test above can fail."""
    index = SearchIndex(tmp_path / "search.db")
    put(index, f"{WORD} sees the doctor", *(f"Idea {number}" for number in range(400)))
    index.drop(CODE)
    assert WORD.lower().encode() in bytes_of(index, tmp_path).lower()


@pytest.mark.parametrize("broken", ["damaged", "older"])
def test_a_file_that_cannot_be_used_is_made_anew(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "search.db"
    if broken == "damaged":
        file.write_bytes(b"no database" * 1000)
    else:
        with sqlite3.connect(file) as db:
            db.execute(f"PRAGMA user_version = {FORM + 1}")
        db.close()
    index = SearchIndex(file)
    assert index.positions() == {}
    put(index, "Tea")
    assert found(index, "tea") == ["Tea"]
    assert file.stat().st_mode & 0o777 == 0o600
    index.close()


def test_a_question_of_many_words_asks_for_the_first_ten() -> None:
    assert len(Question(" ".join(f"w{n}" for n in range(50))).forms) == 10
