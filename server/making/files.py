"""Makes one file of one event, straight from the log, beside whoever else reads and writes it."""

from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO

import msgspec

from server.export import FORMATS, Format
from server.export.material import Material
from server.live.folding import folded
from server.pictures import contents
from server.words import languages
from sessions.log import Log
from sessions.pictures import shown_in
from sessions.refusals import Code, Refuse
from sessions.state import SessionState, Touched

# What is so small is made in milliseconds (if its format is quick): no need for a process.
FEW_ENTRIES = 300


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which file of which event; `now` is in ms, `address` begins this server's links.

    Without `languages`, it is in all of the event's.
    """

    code: str
    format: str
    languages: Sequence[str] = ()
    address: str = ""
    now: int = 0


class Progress(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far a file is: so many commits read, or so many of so many parts written."""

    read: int = 0
    done: int = 0
    of: int = 0


Tell = Callable[[Progress], None]


def format_of(name: str) -> Format:
    """Raises Refuse (bad_request)."""
    found = FORMATS.get(name)
    if found is None:
        raise Refuse(Code.BAD_REQUEST)
    return found


def checked(given: Sequence[str]) -> list[str]:
    """Languages that a file can speak, each once. Raises Refuse (bad_request)."""
    if not set(given) <= languages().keys():
        raise Refuse(Code.BAD_REQUEST)
    return list(dict.fromkeys(given))


def is_small(wanted: Wanted, state: SessionState) -> bool:
    """Whether it can be made at once, between two ticks."""
    entries = len(state.ideas) + len(state.pledges) + len(state.log)
    form = FORMATS[wanted.format]
    return form.quick and entries <= FEW_ENTRIES


def name_of(wanted: Wanted) -> str:
    """What the file is called when it is kept."""
    form = FORMATS[wanted.format]
    spoken = f"-{'-'.join(wanted.languages)}" if wanted.languages and form.spoken else ""
    return f"pledgewall-{wanted.code}{spoken}.{form.suffix}"


async def make(log: Log, wanted: Wanted, file: BinaryIO, tell: Tell) -> None:
    """Write it. Raises Refuse (no_such_session), and as `folded`."""

    def read(seq: int) -> Touched:
        tell(Progress(read=seq))
        return Touched()

    fold = await folded(log, wanted.code, read, answers=False)
    if fold is None:
        raise Refuse(Code.NO_SUCH_SESSION)
    pictures = await contents(log, wanted.code, pictures_for(wanted, fold.state))
    material = material_of(wanted, fold.state, pictures, lambda *now: tell(Progress(0, *now)))
    write(wanted, material, file)


def pictures_for(wanted: Wanted, state: SessionState) -> list[str]:
    """The ids of those that the file holds."""
    return list(shown_in(state)) if FORMATS[wanted.format].pictured else []


def material_of(
    wanted: Wanted,
    state: SessionState,
    pictures: Mapping[str, str],
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Material:
    return Material(
        state=state,
        languages=wanted.languages or state.languages,
        pictures=pictures,
        address=wanted.address,
        now=wanted.now,
        tell=tell,
    )


def write(wanted: Wanted, material: Material, file: BinaryIO) -> None:
    FORMATS[wanted.format].write(material, file)
