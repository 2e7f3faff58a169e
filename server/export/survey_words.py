"""What questions of an evaluation, and answers to them, are called in files."""

from collections.abc import Sequence

from server.export.sayings import Sayings
from sessions.wire import Band, Question


def question_text(question: Question, say: Sayings) -> str:
    """Its own words; of one that is built in, those of the language files."""
    return say.texts(question.texts) if question.texts else say.key(f"survey.{question.id}")


def answer_text(question: Question, key: str, say: Sayings) -> str:
    """What an answer is called: a place on a scale, or an option."""
    match question.kind:
        case "agree":
            return say.key(f"survey.agree_{key}")
        case "thermometer":
            return key
    texts = next((option.texts for option in question.options if option.id == key), {})
    return say.texts(texts) if texts else say.key(f"survey.{question.id}_{key}")


def band_text(question: Question, keys: Sequence[str], say: Sayings) -> str:
    """Neighbouring places of a scale as "from … to …", several options one after the other."""
    names = [answer_text(question, key, say) for key in keys]
    if len(names) > 1 and question.kind in ("agree", "thermometer"):
        return say.key("survey.band", **{"from": names[0], "to": names[-1]})
    return ", ".join(names)


def said_of(band: Band, say: Sayings) -> str:
    """How many gave these answers, in words."""
    if band.share is not None:
        return say.key("survey.share", n=band.share)
    return say.key("survey.most" if band.most else "survey.less")


def middle_text(question: Question, middle: int | None, say: Sayings) -> str | None:
    """The answer in the middle of all, as it is called."""
    return None if middle is None else answer_text(question, str(middle), say)
