"""What may be told of the answers to a question, so that nobody's answer is told.

Two rules. Figures stand only where at least two different answers (or groups of neighbouring ones)
have five people or more each: so nobody learns what anybody else said, not even with their own
answer subtracted. And where there are no such groups, only what would be just the same if one of
the others had answered differently: the answer in the middle, and whether more than half gave one.

Whoever lends their phone may know how its people answered: people who share one are counted each,
and are one where it is asked whether there are enough (`Apart`).

Pure arithmetic: who answered what comes in by keys of people, and leaves as shares.
"""

from collections.abc import Collection, Mapping, Sequence

from sessions import equal_voice, surveys
from sessions.equal_voice import REST, Apart, Cell
from sessions.wire import AnswerValue, Band, Finding, Question

# Who answered what to one question.
Given = Mapping[str, AnswerValue]


def enough(people: Collection[str], phones: Sequence[int]) -> bool:
    """Whether anything may be told of what these people answered; `phones`: how many share each.

    Five phones or more, and no phone of nearly half of all: of those without it, more than half
    agree even if one of them does not.
    """
    return len(phones) >= equal_voice.SMALLEST and max(phones) < len(people) / 2 - 1


def finding(question: Question, given: Given, apart: Apart, *, told: bool) -> Finding:
    """What is told of a question; without `told`, there are too few answers to tell anything."""
    if not told:
        return Finding(question=question.id, answered=len(given))
    match question.kind:
        case "agree" | "thermometer":
            return _scale(question, given, apart)
        case "one":
            bands = _one(question, given, apart)
        case "several":
            bands = [_option(key, given, apart) for key in surveys.places(question)]
        case "text":
            bands = []
    return Finding(question=question.id, answered=len(given), bands=bands)


def _scale(question: Question, given: Given, apart: Apart) -> Finding:
    values = sorted(value for value in given.values() if isinstance(value, int))
    groups = _neighbours(_by_answer(question, given), apart)
    told = len(groups) > 1
    return Finding(
        question=question.id,
        answered=len(given),
        bands=_bands(groups, len(given)) if told else [],
        middle=values[(len(values) - 1) // 2],
        mean=round(sum(values) / len(values), 1) if told else None,
    )


def _by_answer(question: Question, given: Given) -> dict[str, set[str]]:
    """Who gave each answer, in the answers' order: only those that anybody gave."""
    found: dict[str, set[str]] = {place: set() for place in surveys.places(question)}
    for person, value in given.items():
        found[str(value)].add(person)
    return {place: people for place, people in found.items() if people}


def _neighbours(by_answer: dict[str, set[str]], apart: Apart) -> list[tuple[list[str], set[str]]]:
    """Neighbouring answers together until each group is large enough, from the high end down."""
    found: list[tuple[list[str], set[str]]] = []
    keys: list[str] = []
    people: set[str] = set()
    for key in reversed(by_answer):
        keys, people = [key, *keys], people | by_answer[key]
        if apart(people) >= equal_voice.SMALLEST:
            found.insert(0, (keys, people))
            keys, people = [], set()
    if keys and found:
        found[0] = ([*keys, *found[0][0]], people | found[0][1])
    return found


def _bands(groups: Sequence[tuple[list[str], set[str]]], answered: int) -> list[Band]:
    return [
        Band(keys=keys, share=equal_voice.share(Cell(answered, len(people)), 5))
        for keys, people in groups
    ]


def _one(question: Question, given: Given, apart: Apart) -> list[Band]:
    """Each option by itself, where enough chose it; the others together."""
    order = surveys.places(question)
    chosen = {person: str(value) for person, value in given.items()}
    found = equal_voice.groups(given.keys(), chosen, order, apart)
    if len(found) > 1:
        others = [key for key in order if key not in found]
        groups = [([key] if key != REST else others, people) for key, people in found.items()]
        return _bands(groups, len(given))
    return [
        Band(keys=[key], most=True)
        for key, people in _by_answer(question, given).items()
        if 2 * len(people) > len(given)
    ]


def _option(key: str, given: Given, apart: Apart) -> Band:
    """How many chose one of several: as a share, or only whether more did than did not."""
    chose = {person for person, value in given.items() if isinstance(value, list) and key in value}
    sides = (chose, given.keys() - chose)
    if all(apart(side) >= equal_voice.SMALLEST for side in sides):
        return Band(keys=[key], share=equal_voice.share(Cell(len(given), len(chose)), 5))
    return Band(keys=[key], most=2 * len(chose) > len(given))
