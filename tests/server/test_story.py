"""The event's story over HTTP: open to everybody when its organiser says so, and made once."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx
import msgspec
import pytest
import pytest_asyncio

from server.live.room import Room
from server.making.files import Wanted
from server.making.jobs import Jobs
from server.web import story as story_routes
from sessions import commands as c
from sessions.log import Log, MemoryLog
from sessions.standing import DAY
from sessions.wire import EventStory
from tests.server import told_event, web
from tests.server.model_event import WORDS, ModelEvent
from tests.server.told_event import DROPPED, KEY, WAITING
from tests.sessions.room import FACILITATOR

SECRETS = (
    WAITING,
    WORDS["hidden_idea"],
    WORDS["hidden_pledge"],
    WORDS["withdrawn_idea"],
    *WORDS["merged"],
    "secret-",
)


@pytest.fixture(scope="module")
def event() -> ModelEvent:
    return told_event.told()


@pytest_asyncio.fixture
async def http(event: ModelEvent) -> AsyncIterator[httpx.AsyncClient]:
    async with served(event) as client:
        yield client


@asynccontextmanager
async def served(
    event: ModelEvent, clock: Callable[[], int] | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    """The event on a server, where it is as late as in the event."""
    log = MemoryLog()
    await told_event.keep(event, log)
    async with web.app(log=log, clock=clock or (lambda: event.room.now)) as client:
        yield client


def at(event: ModelEvent, rest: str = "") -> str:
    return f"/{event.room.state.code}/story{rest}"


def api(event: ModelEvent) -> str:
    return f"/api/sessions/{event.room.state.code}/story"


async def test_everybody_reads_it(event: ModelEvent, http: httpx.AsyncClient) -> None:
    answer = await http.get(at(event))
    page = web.Page(answer.text)
    told = msgspec.json.decode(page.data, type=EventStory)
    assert told == msgspec.json.decode((await http.get(api(event))).content, type=EventStory)
    assert len(told.pledges) == 35
    assert [one.kept for one in told.standing][-3:] == [8, 9, 9]
    assert page.lang == "en"
    assert page.handlers == []
    # Without a script, too.
    first = answer.text.partition('<script type="application/json"')[0]
    for words in ("Time to talk and be heard", "Nobody has to guess.", DROPPED, "A gazebo"):
        assert words in first
    for pledge in told.pledges:
        owed = pledge.status in ("dropped", "changed")
        assert first.count(f'id="news-{pledge.id}"') == (bool(pledge.news) or owed)
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert 'name="robots" content="noindex' in answer.text


async def test_it_speaks_welsh_as_well(event: ModelEvent, http: httpx.AsyncClient) -> None:
    answer = await http.get(at(event), params={"lang": "cy"})
    assert web.Page(answer.text).lang == "cy"
    for words in (
        "Fe ddywedoch chi",
        "Amser i siarad a chael eich clywed",
        "Diolch am ddiwrnod llawn syniadau.",
        "Mae&#x27;r bwrdd yn eu darllen ar 12 Mawrth.",
        '<p class="card-words" lang="en" dir="auto">',
    ):
        assert words in answer.text


@pytest.mark.parametrize("kind", ["page", "cy", "json"])
async def test_nothing_else_is_in_its_bytes(
    event: ModelEvent, http: httpx.AsyncClient, kind: str
) -> None:
    path = {"page": at(event), "cy": at(event, "?lang=cy"), "json": api(event)}[kind]
    text = (await http.get(path)).text
    assert [words for words in SECRETS if words in text] == []
    assert [person for person in event.room.state.people if person in text] == []


async def test_before_it_is_open_there_is_a_kind_page() -> None:
    event = told_event.told(weeks=0)
    event.room.do(FACILITATOR, c.PublishStory, on=False)
    async with served(event) as http:
        page = await http.get(at(event))
        assert page.status_code == 200
        assert "The story is not here yet" in page.text
        assert "by 16 October 2025" in page.text
        assert DROPPED not in page.text
        assert WORDS["pledges"][0]["text"] not in page.text
        refused = await http.get(api(event))
        assert (refused.status_code, refused.json()["code"]) == (404, "no_story")
        assert (await http.get(at(event, ".pdf"))).json()["code"] == "no_story"
        wrong = await http.get(api(event), headers=web.bearer("wrong"))
        assert (wrong.status_code, wrong.json()["code"]) == (403, "bad_token")
        ahead = await http.get(api(event), headers=web.bearer(KEY))
        assert len(ahead.json()["pledges"]) == 35
        assert ahead.headers["cache-control"] == "no-store"


async def test_no_event_no_story(event: ModelEvent, http: httpx.AsyncClient) -> None:
    page = await http.get("/ZZZZZZ/story")
    assert page.status_code == 404
    assert web.Page(page.text).data  # the start page, which says so


async def test_it_is_made_once_for_hundreds(
    event: ModelEvent, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(story_routes, "shelf", story_routes.Shelf())
    plainly = story_routes.html
    monkeypatch.setattr(
        story_routes, "html", lambda *asked: made.append(asked[1]) or plainly(*asked)
    )
    async with asyncio.TaskGroup() as group:
        asked = [group.create_task(http.get(at(event))) for _ in range(40)]
    answers = {(one.result().status_code, one.result().headers["etag"]) for one in asked}
    assert made == ["en"]
    ((status, etag),) = answers
    assert status == 200
    again = await http.get(at(event), headers={"If-None-Match": f'"x", {etag}'})
    assert (again.status_code, again.content) == (304, b"")
    other = await http.get(at(event, "?lang=cy"), headers={"If-None-Match": etag})
    assert other.status_code == 200


async def test_its_pdf_is_made_once_for_a_position(
    event: ModelEvent, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    async def content(jobs: Jobs, wanted: Wanted, room: Room, session_log: Log) -> bytes:
        await asyncio.sleep(0)
        made.append((wanted.format, *wanted.languages))
        return b"%PDF"

    monkeypatch.setattr(story_routes, "shelf", story_routes.Shelf())
    monkeypatch.setattr(Jobs, "content", content)
    for languages in ("en", "cy,en,cy"):
        path = at(event, f".pdf?languages={languages}")
        async with asyncio.TaskGroup() as group:
            asked = [group.create_task(http.get(path)) for _ in range(20)]
        answers = {(one.result().content, one.result().headers["etag"]) for one in asked}
        assert len(answers) == 1
    assert made == [("story", "en"), ("story", "cy", "en")]
    answer = asked[0].result()
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == (
        'attachment; filename="pledgewall-BCDFGH-cy-en.story.pdf"'
    )
    etag = {"If-None-Match": answer.headers["etag"]}
    assert (await http.get(path, headers=etag)).status_code == 304
    assert (await http.get(at(event, ".pdf?languages=xx"))).status_code == 400
    assert len(made) == 2


async def test_it_comes_compressed(event: ModelEvent, http: httpx.AsyncClient) -> None:
    plain = await http.get(at(event), headers={"Accept-Encoding": "identity"})
    async with http.stream("GET", at(event), headers={"Accept-Encoding": "gzip"}) as answer:
        zipped = b"".join([chunk async for chunk in answer.aiter_raw()])
    assert gzip.decompress(zipped) == plain.content
    assert len(zipped) < len(plain.content) / 4


async def test_what_passes_makes_it_anew() -> None:
    event = told_event.told(weeks=1)
    clock = [event.room.now]
    async with served(event, lambda: clock[0]) as http:
        first = await http.get(at(event))
        clock[0] += 3 * DAY
        same = await http.get(at(event))
        clock[0] += 4 * DAY
        week = await http.get(at(event))
    assert first.headers["etag"] == same.headers["etag"] != week.headers["etag"]
    assert "Week 2" not in same.text
    assert "Week 2" in week.text


async def test_words_that_look_like_code_stay_words() -> None:
    event = told_event.told(weeks=0)
    evil = '</script><img src=x onerror="alert(1)"> %DATA% %FIRST% <b lang="'
    told_event.tell(event, 3, "dropped", story=evil, help=evil)
    async with served(event) as http:
        text = (await http.get(at(event))).text
    page = web.Page(text)
    assert page.handlers == []
    assert "img" not in page.tags
    told = msgspec.json.decode(page.data, type=EventStory)
    assert told.pledges[3].news[0].text == evil


async def test_its_address_as_a_picture(event: ModelEvent, http: httpx.AsyncClient) -> None:
    answer = await http.get(at(event, ".svg"))
    newcomer = (await http.get(f"/api/sessions/{event.room.state.code}")).json()
    assert web.modules(answer.content) == web.expected(f"{newcomer['join_url']}/story")
