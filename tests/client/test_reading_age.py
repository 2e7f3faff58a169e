"""Whoever is 11 can read all that is said in English, as tests/reading.py measures it."""

from collections.abc import Callable

import pytest

from tests.reading import Ages, Message, ages, documents, prose, sections, table, words

OLDEST = 11
OLDEST_IN_EASY_READ = 9
OLDEST_FOR_A_SENTENCE = 14
OLDEST_FOR_A_DOCUMENT = 13
LONGEST = 15  # words
TELLING = 8  # words; of fewer, one long word makes a sentence hard

SECTIONS = sections()

# Sentences that may be harder, each with its reason.
HARDER = {
    "consensus-workshop.source": "the name of an institute",
    **dict.fromkeys(
        ("co-design-series.source", "six-steps.source", "workshop.source"), "names of organisations"
    ),
}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_plain(section: str) -> None:
    age = ages(prose(SECTIONS[section]))
    assert age.flesch_kincaid <= OLDEST
    assert age.letters <= OLDEST


@pytest.mark.parametrize("section", SECTIONS)
def test_its_sentences_are_plain(section: str) -> None:
    assert [
        (message.key, sentence, words(sentence), age.flesch_kincaid)
        for message, sentence, age in measured(SECTIONS[section])
        if message.key not in HARDER and is_hard(sentence, age)
    ] == []


def test_no_exception_is_there_for_nothing() -> None:
    hard = {
        message.key
        for section in SECTIONS.values()
        for message, sentence, age in measured(section)
        if is_hard(sentence, age)
    }
    assert hard >= set(HARDER)


@pytest.mark.parametrize("section", ["easy", "reading"])
def test_easy_read_is_easier(section: str) -> None:
    age = ages(prose(SECTIONS[section]))
    assert age.flesch_kincaid <= OLDEST_IN_EASY_READ
    assert age.letters <= OLDEST_IN_EASY_READ
    assert max(words(one) for message in SECTIONS[section] for one in message.sentences) <= 12


@pytest.mark.parametrize("document", ["docs/facilitators-guide.md", "docs/common-ground.md"])
def test_what_facilitators_read_is_plain_too(document: str) -> None:
    text = prose(documents()[document])
    assert words(text) > 1_000
    assert ages(text).flesch_kincaid <= OLDEST_FOR_A_DOCUMENT


def test_the_formulas_tell_plain_words_from_others() -> None:
    plain = ages("Write one thought at a time. You can send as many as you like.")
    official = ages(
        "Participants are respectfully requested to formulate contributions individually, "
        "notwithstanding the possibility of submitting an unlimited number of contributions."
    )
    assert plain.flesch_kincaid <= OLDEST < OLDEST_FOR_A_SENTENCE < official.flesch_kincaid
    assert plain.letters < OLDEST < official.letters
    assert plain.dale_chall < official.dale_chall


def test_labels_do_not_flatter_the_figures() -> None:
    said = [Message("label", "Send idea"), Message("prose", "Write what you will do today")]
    assert prose(said) == "Write what you will do today."


def test_the_ages_are_printed(record_property: Callable[[str, object], None]) -> None:
    record_property("printed", f"Reading age in years, of what is said in English\n{table()}")


def measured(messages: list[Message]) -> list[tuple[Message, str, Ages]]:
    return [
        (message, sentence, ages(sentence))
        for message in messages
        for sentence in message.sentences
    ]


def is_hard(sentence: str, age: Ages) -> bool:
    long = words(sentence)
    return long > LONGEST or (long >= TELLING and age.flesch_kincaid > OLDEST_FOR_A_SENTENCE)
