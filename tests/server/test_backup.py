"""Backups: whatever is restored, however often, no phone is told a delta of another history."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from random import Random
from stat import S_IMODE

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.live.channel import Channel
from server.storage.backup import backup
from server.storage.sqlite import SQLiteLog
from sessions import views
from sessions.agenda import StagePlan
from sessions.delta import apply
from sessions.events import Event, IdeaPosted, Joined, SessionCreated, StageOpened
from sessions.fold import Fold
from sessions.log import Commit
from sessions.state import Touched
from sessions.views import Entities
from sessions.wire import Position

CODE = "BCDFGH"
BEGIN: list[Event] = [
    SessionCreated(
        at=1,
        code=CODE,
        title="Our day",
        purpose="",
        influence="",
        lang="en",
        languages=["en"],
        translations={},
        template="quick",
        facilitator="link",
        stages=[StagePlan(id="s1", kind="ideas")],
        prompts=[],
    ),
    Joined(at=1, participant="ann", seat="seat", lang="en"),
    StageOpened(at=1, stage="s1"),
]


class Life:
    """One data file, and the server over it: opened, written on, closed."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.fold = Fold("")
        self.board = Channel("board", Position("", 0))

    async def open(self) -> "Life":
        log = SQLiteLog(self.file)
        if await log.read(CODE) is None:
            await log.create(CODE, "first", Commit(1, BEGIN, []))
        found = await log.read(CODE)
        assert found
        self.fold = Fold(found[0])
        for commit in found[1]:
            self.fold.apply(commit, Touched())
        self.board = Channel("board", self.fold.position)
        await log.close()
        return self

    async def write(self, text: str) -> None:
        log = SQLiteLog(self.file)
        position, touched = self.fold.position, Touched()
        idea = IdeaPosted(
            at=2,
            idea=text,
            author="ann",
            text=text,
            lang="en",
            stage="s1",
            prompt=None,
            table=None,
            held=False,
        )
        commit = Commit(position.seq + 1, [idea], [])
        await log.append(CODE, position, commit)
        self.fold.apply(commit, touched)
        self.board.touch(touched.shared)
        self.board.flush(self.fold)
        await log.close()

    def seen(self) -> tuple[Position, Entities]:
        """What a screen has that just connected."""
        snapshot = self.board.snapshot(self.fold)
        return Position(snapshot.epoch, snapshot.seq), self.view()

    def view(self) -> Entities:
        return views.view(self.fold.state, "board")


STEPS = st.lists(
    st.sampled_from(["write", "write", "connect", "back up", "restore", "restore"]), max_size=25
)


@settings(max_examples=30, deadline=None)
@given(STEPS, st.randoms(use_true_random=False))
def test_screens_come_back_right_whatever_was_restored(steps: list[str], random: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(play(Path(folder), steps, random))


async def play(folder: Path, steps: list[str], random: Random) -> None:
    life = await Life(folder / "0.db").open()
    epochs = [life.fold.position.epoch]
    screens = [life.seen()]
    backups: list[tuple[Path, Entities]] = []
    for number, step in enumerate(steps, 1):
        if step == "write":
            await life.write(f"idea {number}")
        elif step == "connect":
            screens.append(life.seen())
        elif step == "back up":
            file = folder / f"{number}.backup"
            backup(life.file, file)
            backups.append((file, life.view()))
        elif backups:
            file, held = random.choice(backups)
            shutil.copy(file, folder / f"{number}.db")
            life = await Life(folder / f"{number}.db").open()
            assert life.view() == held
            epochs.append(life.fold.position.epoch)
        for position, view in screens:
            delta = life.board.resume(life.fold, position)
            if position.epoch != life.fold.position.epoch:
                assert delta is None, "another history: only a snapshot can tell"
            elif delta:
                assert apply(view, delta.set, delta.del_) == life.view()
    assert len(set(epochs)) == len(epochs)
    again = await Life(life.file).open()
    assert again.fold.position == life.fold.position, "opened again, it is the same history"


def test_a_backup_that_fails_leaves_nothing(tmp_path: Path) -> None:
    broken, to = tmp_path / "broken.db", tmp_path / "copy.db"
    broken.write_bytes(b"no database" * 1000)
    with pytest.raises(Exception, match="not a database"):
        backup(broken, to)
    assert not to.exists()


def modes(folder: Path) -> dict[str, int]:
    return {file.name: S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


async def test_logs_and_backups_are_their_owners_alone(tmp_path: Path) -> None:
    log = SQLiteLog(tmp_path / "pledgewall.db")
    await log.create(CODE, "first", Commit(1, BEGIN, []))
    backup(tmp_path / "pledgewall.db", tmp_path / "copy.db")
    files = modes(tmp_path)
    assert set(files) >= {"pledgewall.db", "pledgewall.db-wal", "copy.db"}
    assert set(files.values()) == {0o600}
    await log.close()
    with pytest.raises(FileExistsError):
        backup(tmp_path / "pledgewall.db", tmp_path / "copy.db")
