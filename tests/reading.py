"""How old somebody has to be to read what the program says in English. `make reading` prints it.

The formulas are textstat's. Flesch-Kincaid goes by syllables a word and words a sentence, the
Automated Readability Index by letters a word: both give a US school grade, and a grade plus 5 is an
age. Dale-Chall goes by a list of words that nine-year-olds know; textstat takes every plural and
every figure for an unknown word, so its ages are too high, and it is printed without a bar.

All were made for whole texts. So the messages of a section are joined, each ended as a sentence.
Gaps hold what usually stands in them; plurals count to 5. Labels ("Show the
results") are left out, lest short sentences flatter the figures. Sections with little prose are
read as one.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import textstat

from server.words import words as said_in

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("docs/facilitators-guide.md", "docs/common-ground.md", "README.md")
NAMES = {"name", "title", "stage", "who", "whose", "table", "idea", "theme"}
AGE_OF_GRADE = 5  # The pupils of a grade begin it at this age plus its number.
PROSE = 5  # A sentence of fewer words is a label.
ENOUGH = 60  # Words; formulas say nothing of less.
REST = "little sections"


@dataclass(frozen=True)
class Message:
    """What is said in one place: a message, or a paragraph of a document."""

    key: str
    text: str

    @property
    def sentences(self) -> list[str]:
        text = self.text if self.text[-1] in ".!?" else f"{self.text.rstrip(':;,')}."
        return [one for one in re.split(r"(?<=[.!?])\s+", text) if words(one) >= PROSE]


@dataclass(frozen=True)
class Ages:
    """The age that a text asks for, in years, by three formulas."""

    flesch_kincaid: float
    letters: float
    dale_chall: float


def words(text: str) -> int:
    return int(textstat.lexicon_count(text))


def ages(text: str) -> Ages:
    # Dale and Chall's table: a score of 5 begins grade 5, of 6 grade 7, and so on.
    dale_chall = 2 * textstat.dale_chall_readability_score(text) - 5
    grades = (
        textstat.flesch_kincaid_grade(text),
        textstat.automated_readability_index(text),
        dale_chall,
    )
    return Ages(*(round(grade + AGE_OF_GRADE, 1) for grade in grades))


def prose(messages: Iterable[Message]) -> str:
    return " ".join(sentence for message in messages for sentence in message.sentences)


def sections() -> dict[str, list[Message]]:
    """All that people read in English: by section of the language file, then the templates."""
    english = json.loads((ROOT / "client_static/languages/en.json").read_text())
    found = {section: list(_messages(node, section)) for section, node in english.items()}
    little = [name for name, messages in found.items() if words(prose(messages)) < ENOUGH]
    found[REST] = [message for name in little for message in found.pop(name)]
    return {**found, **_templates()}


def documents() -> dict[str, list[Message]]:
    """The paragraphs of what facilitators and organisers read, without tables' rules and marks."""
    return {
        document: [Message(document, text) for text in _paragraphs((ROOT / document).read_text())]
        for document in DOCUMENTS
    }


def table() -> str:
    """Every section's ages, and those of the documents."""
    head = f"{'':28}{'words':>7}{'words a':>10}{'Flesch-':>10}{'letters':>9}{'Dale-':>8}"
    second = f"{'':28}{'':>7}{'sentence':>10}{'Kincaid':>10}{'(ARI)':>9}{'Chall':>8}"
    return "\n".join([head, second, *map(_row, {**sections(), **documents()}.items())])


def _row(section: tuple[str, list[Message]]) -> str:
    name, messages = section
    text = prose(messages)
    age = ages(text)
    return (
        f"{name:28}{words(text):>7}{textstat.words_per_sentence(text):>10.1f}"
        f"{age.flesch_kincaid:>10}{age.letters:>9}{age.dale_chall:>8}"
    )


def _filled(text: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda gap: "Ann" if gap[1] in NAMES else "5", text)


def _messages(node: Any, key: str) -> Iterator[Message]:
    if isinstance(node, str):
        yield Message(key, _filled(said_in("en").say(key, n=5)))
    else:
        for name, child in node.items():
            yield from _messages(child, f"{key}.{name}")


def _templates() -> dict[str, list[Message]]:
    found: dict[str, list[Message]] = {"about": [], "prompts": [], "scripts": []}
    for file in sorted((ROOT / "sessions/templates").glob("*.json")):
        template = json.loads(file.read_text())
        for name in ("name", "about", "source"):
            found["about"].append(Message(f"{file.stem}.{name}", template[name]["en"]))
        for number, stage in enumerate(template["stages"], 1):
            at = f"{file.stem}.{number}"
            found["prompts"] += [Message(at, prompt["en"]) for prompt in stage.get("prompts", [])]
            if "script" in stage:
                found["scripts"].append(Message(f"{at}.script", stage["script"]["en"]))
    return {f"templates: {kind}": messages for kind, messages in found.items()}


def _paragraphs(markdown: str) -> list[str]:
    text = re.sub(r"^```.*?^```$", "", markdown, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^#.*$|!\[.*?\]\(.*?\)", "", text, flags=re.MULTILINE)
    text = re.sub(r"\]\([^)]*\)|[*`\[]", "", text)
    parts = re.split(r"\n\s*\n|\n(?=- |\d+\. )|\|", text)
    plain = (re.sub(r"^(- |\d+\. )", "", " ".join(part.split())) for part in parts)
    return [part for part in plain if words(part) >= PROSE]


if __name__ == "__main__":
    print(table())
