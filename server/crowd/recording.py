"""A recorded conversation in Polis's form: two CSV files, comments and votes."""

import csv
from pathlib import Path

import msgspec

from sessions.commands import Opinion

# Some files count seconds, others milliseconds. As seconds this were the year 5138.
_MILLISECONDS_FROM = 100_000_000_000
_OPINIONS: dict[int, Opinion] = {1: "agree", -1: "disagree", 0: "pass"}
_REJECTED = "-1"


class RecordingError(Exception):
    """A file that cannot be used; the text says which and why."""


class Comment(msgspec.Struct, frozen=True):
    """`rejected` by the moderators of the time. Times are milliseconds."""

    at: int
    id: str
    author: str
    text: str
    rejected: bool


class Vote(msgspec.Struct, frozen=True):
    at: int
    comment: str
    voter: str
    opinion: Opinion


class Recording(msgspec.Struct, frozen=True):
    """Both in the order of time. Of what one person said about one comment, the last holds."""

    comments: list[Comment]
    votes: list[Vote]

    @property
    def people(self) -> list[str]:
        """Everybody who wrote or voted."""
        found = [comment.author for comment in self.comments] + [vote.voter for vote in self.votes]
        return list(dict.fromkeys(found))

    @property
    def start(self) -> int:
        """When the room began to vote. Comments from before were there when it did."""
        return min((one.at for one in self.votes or self.comments), default=0)


def read(comments: Path, votes: Path) -> Recording:
    """Read both files by their headers: the order of columns differs, rows are in no order."""
    said = [
        Comment(
            at=_milliseconds(row["timestamp"]),
            id=row["comment-id"],
            author=row["author-id"],
            text=row["comment-body"],
            rejected=row.get("moderated") == _REJECTED,
        )
        for row in _rows(comments, {"timestamp", "comment-id", "author-id", "comment-body"})
    ]
    cast = [
        Vote(
            at=_milliseconds(row["timestamp"]),
            comment=row["comment-id"],
            voter=row["voter-id"],
            opinion=_OPINIONS[int(row["vote"])],
        )
        for row in _rows(votes, {"timestamp", "comment-id", "voter-id", "vote"})
    ]
    if unknown := {vote.comment for vote in cast} - {comment.id for comment in said}:
        raise RecordingError(f"{votes} has votes on comments that {comments} lacks: {unknown}.")
    # Sorting is stable: at the same instant, the later row is the later vote.
    return Recording(
        sorted(said, key=lambda comment: comment.at), sorted(cast, key=lambda vote: vote.at)
    )


def _rows(file: Path, wanted: set[str]) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if missing := wanted - set(reader.fieldnames or []):
                raise RecordingError(f"{file} lacks the columns {', '.join(sorted(missing))}.")
            return list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RecordingError(f"{file} cannot be read: {error}") from None


def _milliseconds(stamp: str) -> int:
    number = int(float(stamp))
    return number if number >= _MILLISECONDS_FROM else number * 1000
