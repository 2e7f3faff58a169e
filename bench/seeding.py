"""Events that have been going on for a while, written straight into the log."""

import random
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass

from server.agendas import templates
from server.live.rooms import new_code
from sessions import creation
from sessions.agenda import Template, TemplateStage
from sessions.creation import NewSession
from sessions.events import (
    Event,
    IdeaPosted,
    Joined,
    PledgeMade,
    Revealed,
    SessionCreated,
    StageOpened,
)
from sessions.ids import derive, token_hash
from sessions.log import Commit, Log, Position

A_COMMIT = 200
IDEAS_A_PERSON = 20
WORDS = """
    more time with people before forms a quiet room for families one phone number that answers
    letters in plain words and in Welsh the same nurse each visit benches by the lift evening
    opening for those who work ask us before changing the bus stop closer to the door warm drinks
    while waiting help with the website training for carers listen first decide together
"""


@dataclass(frozen=True)
class Seeded:
    code: str
    token: str
    ideas: list[str]


async def seed(log: Log, ideas: int, *, revealed: bool = False) -> Seeded:
    """An open conversation with so many ideas."""
    code, token, epoch = new_code(), secrets.token_urlsafe(24), secrets.token_hex(4)
    now = int(time.time() * 1000)
    new = NewSession(title="A room that is measured", template="conversation")
    created = creation.create(new, templates()["conversation"], code, token_hash(token), now)
    assert isinstance(created, SessionCreated)
    stage, prompt = created.stages[0].id, created.prompts[0].id
    await log.create(code, epoch, Commit(1, [created, StageOpened(at=now, stage=stage)], []))
    events: list[Event] = list(_posted(random.Random(ideas), ideas, stage, prompt, now))
    if revealed:
        events.append(Revealed(at=now))
    await _append(log, code, epoch, events)
    return Seeded(code, token, [e.idea for e in events if isinstance(e, IdeaPosted)])


async def seed_ideas(log: Log, ideas: int) -> Seeded:
    """An event in its first step, with so many ideas of others, open to the room."""
    code, token, epoch = new_code(), secrets.token_urlsafe(24), secrets.token_hex(4)
    now = int(time.time() * 1000)
    prompt = {"en": "What would make mornings on the ward better?"}
    stages = [TemplateStage(kind="ideas", prompts=[prompt]), TemplateStage(kind="pledges")]
    new = NewSession(
        title="Better mornings on the ward",
        purpose="Patients, families and staff plan the mornings together.",
        influence="The ward's own day is open. The building is not. The ward's team decides.",
        template="slow",
    )
    template = Template(id="slow", stages=stages)
    created = creation.create(new, template, code, token_hash(token), now)
    assert isinstance(created, SessionCreated)
    stage, asked = created.stages[0].id, created.prompts[0].id
    await log.create(code, epoch, Commit(1, [created, StageOpened(at=now, stage=stage)], []))
    events = list(_posted(random.Random(ideas), ideas, stage, asked, now))
    await _append(log, code, epoch, events)
    return Seeded(code, token, [e.idea for e in events if isinstance(e, IdeaPosted)])


@dataclass(frozen=True)
class HallOfMany(Seeded):
    pledges: list[str]


async def seed_hall(log: Log, ideas: int, pledges: int) -> HallOfMany:
    """A conversation with so many ideas, and pledges from them; nothing is open yet."""
    code, token, epoch = new_code(), secrets.token_urlsafe(24), secrets.token_hex(4)
    now = int(time.time() * 1000)
    stages = [TemplateStage(kind="conversation"), TemplateStage(kind="pledges")]
    template = Template(id="conversation", stages=stages)
    new = NewSession(title="A board that is measured", template="conversation")
    created = creation.create(new, template, code, token_hash(token), now)
    assert isinstance(created, SessionCreated)
    await log.create(code, epoch, Commit(1, [created], []))
    stage = created.stages[0].id
    events: list[Event] = list(_posted(random.Random(ideas), ideas, stage, None, now))
    posted = [event.idea for event in events if isinstance(event, IdeaPosted)]
    events += _pledged(random.Random(pledges), pledges, posted, now)
    await _append(log, code, epoch, events)
    made = [event.pledge for event in events if isinstance(event, PledgeMade)]
    return HallOfMany(code, token, posted, made)


async def _append(log: Log, code: str, epoch: str, events: list[Event]) -> None:
    for seq, first in enumerate(range(0, len(events), A_COMMIT), 1):
        commit = Commit(seq + 1, events[first : first + A_COMMIT], [])
        await log.append(code, Position(epoch, seq), commit)


def _pledged(
    chance: random.Random, pledges: int, ideas: list[str], now: int
) -> Iterator[PledgeMade]:
    words = WORDS.split()
    for number in range(pledges):
        yield PledgeMade(
            at=now,
            pledge=derive("pledges", f"pledge-{number}"),
            author=None,
            text="I will " + " ".join(chance.choices(words, k=chance.randint(4, 18))),
            kind=chance.choice(("action", "culture")),
            who=chance.choice((None, "Mair", "Dev", "Night team", "Ffion")),
            group=None,
            by_when=chance.choice((None, "Friday", "1 March")),
            support=None,
            ideas=[chance.choice(ideas)] if ideas else [],
            lang="en",
        )


def _posted(
    chance: random.Random, ideas: int, stage: str, prompt: str | None, now: int
) -> Iterator[Event]:
    author, words = "", WORDS.split()
    for number in range(ideas):
        if number % IDEAS_A_PERSON == 0:
            author = f"{chance.getrandbits(64):016x}"
            yield Joined(at=now, participant=author, seat=None, lang="en")
        yield IdeaPosted(
            at=now,
            idea=derive(author, f"idea-{number}"),
            author=author,
            text=" ".join(chance.choices(words, k=chance.randint(6, 24))).capitalize() + ".",
            lang="en",
            stage=stage,
            prompt=prompt,
            table=None,
            held=False,
        )
