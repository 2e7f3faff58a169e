"""An event to be written into files, up to its pledges."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence

from server.export import FORMATS
from server.export.material import Material
from sessions import commands as c
from sessions.actor import Actor
from sessions.state import SessionState
from tests.server.pdfs import Read
from tests.sessions.room import FACILITATOR, Room


class Event:
    """An event up to its pledges: Ann's idea has three dots of Bob, Bob's idea is hidden."""

    def __init__(self, *spoken: str) -> None:
        self.room = Room("pledge-event", languages=list(spoken or ("en",)))
        self.ann, self.bob = self.room.people(2)
        self.room.do(self.ann, c.SetName, name="Ann Unnamed")
        self.room.do(FACILITATOR, c.OpenStage, stage="s2")
        self.idea = self.post(self.ann, "Longer visits")
        self.other = self.post(self.ann, "Visits that last")
        self.hidden = self.post(self.bob, "Harm")
        self.room.do(FACILITATOR, c.ShowIdeas)
        self.room.do(FACILITATOR, c.MergeIdeas, into=self.idea, from_=[self.other])
        self.room.do(FACILITATOR, c.NextStage)
        self.vote(self.bob, self.hidden, 1)
        self.vote(self.bob, self.idea, 1)
        self.room.do(FACILITATOR, c.NewRound)
        self.vote(self.bob, self.idea, 3)
        self.room.do(FACILITATOR, c.NextStage)

    def post(self, who: Actor, words: str) -> str:
        return self.room.do(who, c.PostIdea, text=words, table="3")

    def vote(self, who: Actor, idea: str, dots: int) -> None:
        self.room.do(who, c.CastVote, idea=idea, dots=dots)

    def pledge(self, words: str, **fields: object) -> str:
        asked = {"text": words, "kind": "action", **fields}
        return self.room.do(self.ann, c.MakePledge, **asked)

    def written(self, kind: str) -> bytes:
        return written(self.room.state, kind)

    def rows(self) -> list[list[str]]:
        return read(self.written("csv"))

    def json(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.written("json"))
        return found


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def written(state: SessionState, kind: str, languages: Sequence[str] = ()) -> bytes:
    """A file's bytes, in the session's languages unless others are asked for."""
    file = io.BytesIO()
    FORMATS[kind].write(Material(state=state, languages=languages or state.languages), file)
    return file.getvalue()


def in_files(state: SessionState) -> str:
    """All that stands in any file, to be searched."""
    return "\n".join(text_in(written(state, kind)) for kind in FORMATS)


def text_in(content: bytes) -> str:
    """What can be read in a file: a workbook is unpacked, of a PDF its text without spaces is."""
    if content.startswith(b"%PDF"):
        return Read(content).text
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
