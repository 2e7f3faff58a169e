"""Private words: the whole of them for facilitators and moderators, and for nobody else."""

from msgspec import UNSET

from sessions import wire as w
from sessions.state import SessionState
from sessions.views.audience import Audience, Sight


def _private_word(state: SessionState, audience: Audience, key: str) -> w.PrivateWordEntity | None:
    word = state.private_words.get(key)
    if word is None or audience != "facilitator":
        return None
    return w.PrivateWordEntity(
        id=key,
        n=word.n,
        at=word.at,
        text=word.text,
        lang=word.lang,
        come=word.come,
        where=word.where,
        seen=word.seen,
        settled=word.settled,
        redacted=word.redacted or UNSET,
    )


ENTITIES: dict[str, Sight] = {"private_words": _private_word}
