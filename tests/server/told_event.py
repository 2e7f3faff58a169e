"""The model event three months on: what people told of their pledges, to make its story of."""

from typing import Any

from sessions import commands as c
from sessions.ids import token_hash
from sessions.log import Commit, Log
from sessions.privacy import MOST_MONTHS
from sessions.standing import DAY
from sessions.wire import Position
from tests.server.model_event import PEOPLE, ModelEvent
from tests.sessions.room import FACILITATOR, SERVER, Room

KEY = "key-of-the-console"
MESSAGE = {
    "en": "Thank you for a day full of ideas.\nHere is what came of it.",
    "cy": "Diolch am ddiwrnod llawn syniadau.\nDyma beth ddaeth ohono.",
}
AFTER = {
    "next_steps": "The partnership board reads every pledge on 12 March.",
    "contacts": "Elen Price, 01234 567890",
    "translations": {"cy": c.AfterWords("Mae'r bwrdd yn eu darllen ar 12 Mawrth.", "Elen")},
}
# A server of today would delete it a year after its end.
KEPT_LONG = c.PrivacyText(months=120)
DROPPED = "The clinic closed in November, and I was moved to another town."
WAITING = "Ring me on 07700 900123, says a story that waits."
# By weeks after the event, the pledge's number, and what its owner told then.
NEWS: list[tuple[int, int, str, dict[str, str]]] = [
    (1, 0, "under_way", {"story": "Nine of us met at the pharmacy. Two showed how they do it."}),
    (
        1,
        2,
        "under_way",
        {"story": "First Friday. It rained.", "help": "A gazebo."},
    ),
    (2, 3, "kept", {"story": "I put the pen down. People talk longer, and I write less."}),
    (2, 5, "under_way", {}),
    (3, 1, "kept", {"story": "Mae hi'n dweud beth mae hi eisiau nawr.", "lang": "cy"}),
    (4, 7, "dropped", {"story": DROPPED}),
    (4, 8, "kept", {}),
    (4, 9, "kept", {"story": WAITING}),
    (5, 10, "under_way", {"help": "Somebody who reads Nepali."}),
    (6, 0, "kept", {"story": "Every Friday now. Nobody has to guess."}),
    (6, 11, "dropped", {}),
    (7, 12, "changed", {"story": "Not a choir any more: we walk, and sing on the way."}),
    (8, 13, "kept", {}),
    (9, 14, "kept", {"story": "The bench stands. Please sit on it."}),
    (10, 5, "kept", {"story": "All twelve letters are in words that I use."}),
    (12, 15, "kept", {}),
    (12, 16, "under_way", {}),
]
WEEKS = 13
PICTURE = "d" * 32


def told(*, weeks: int = WEEKS) -> ModelEvent:
    """The event, so many weeks later."""
    event = ModelEvent()
    event.play()
    room = event.room
    room.do(SERVER, c.IssueFacilitatorLink, facilitator=token_hash(KEY))
    keep_long(room)
    room.do(FACILITATOR, c.SetAfter, **AFTER)
    room.do(FACILITATOR, c.SetPrivacy, privacy=KEPT_LONG)
    room.do(FACILITATOR, c.PublishStory, on=True, message=MESSAGE)
    end = room.state.ended_at or 0
    for week, number, status, words in NEWS:
        if week <= weeks:
            room.now = max(room.now, end + week * 7 * DAY)
            tell(event, number, status, **words)
    room.now = max(room.now, end + weeks * 7 * DAY)
    return event


def keep_long(room: Room) -> None:
    """Not to be deleted by a server that goes by today's date."""
    room.do(FACILITATOR, c.SetPrivacy, privacy=c.PrivacyText(months=MOST_MONTHS))


def tell(event: ModelEvent, number: int, status: str | None, **words: Any) -> str:
    """What the owner of a pledge says of it."""
    pledge = event.script.pledges[number]
    owner = event.people[number % PEOPLE]
    return event.room.do(owner, c.CheckIn, pledge=pledge, status=status, **words)


async def keep(event: ModelEvent, log: Log) -> str:
    """Write the event's log into another. Returns its code."""
    code = event.room.state.code
    for seq, events in enumerate(event.room.log, 1):
        commit = Commit(seq, events, [])
        if seq == 1:
            await log.create(code, "epoch", commit)
        else:
            await log.append(code, Position("epoch", seq - 1), commit)
    return code
