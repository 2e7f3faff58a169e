"""Languages that nobody speaks, made of English: they show what has no words, or no room.

python -m tests.pseudo FILE [rtl]    write one, for example client_static/languages/qps.json
"""

import json
import sys
from pathlib import Path
from typing import Any

import server.words

ENGLISH = server.words.FOLDER / "en.json"
PLAIN = "abcdefghijklmnopqrstuvwxyz"
ACCENTED = "áƀçđéƒğĥíĵķłɱñóƥʠřšŧúṽŵẋýž"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשתאבגד"
LETTERS = {
    False: str.maketrans(PLAIN + PLAIN.upper(), ACCENTED + ACCENTED.upper()),
    True: str.maketrans(PLAIN + PLAIN.upper(), HEBREW * 2),
}
LONGER = 0.4
NAMES = {"qps": "Ƥšéúđó", "qpr": "שפה"}


def pseudo(message: str, *, rtl: bool = False) -> str:
    """The message in other letters and 40 % longer; gaps and plurals as they are."""
    letters = LETTERS[rtl]
    told, at, long = "", 0, 0.0
    while at < len(message):
        if message[at] == "{":
            end = _end(message, at)
            told += _argument(message[at : end + 1], rtl=rtl)
            at = end + 1
            continue
        told += message[at].translate(letters)
        long += LONGER if message[at].isalpha() else 0
        if long >= 1 and (at + 1 == len(message) or not message[at + 1].isalpha()):
            told += "o".translate(letters) * int(long)
            long = 0
        at += 1
    return told


def _end(message: str, at: int) -> int:
    """Where the bracket that opens there is closed."""
    depth = 0
    for end in range(at, len(message)):
        depth += {"{": 1, "}": -1}.get(message[end], 0)
        if depth == 0:
            return end
    raise ValueError(f"not closed: {message}")


def _argument(gap: str, *, rtl: bool) -> str:
    """`{time}` as it is; of a plural's forms, what they say."""
    head, plural, forms = gap[1:-1].partition(" plural,")
    if not plural:
        return gap
    told, at = "", 0
    while (begin := forms.find("{", at)) >= 0:
        end = _end(forms, begin)
        told += f"{forms[at:begin]}{{{pseudo(forms[begin + 1 : end], rtl=rtl)}}}"
        at = end + 1
    return f"{{{head}{plural}{told}}}"


def language(name: str, *, rtl: bool = False) -> dict[str, Any]:
    """A whole language file."""

    def told(node: Any) -> Any:
        if isinstance(node, str):
            return pseudo(node, rtl=rtl)
        return {key: told(child) for key, child in node.items()}

    sections: dict[str, Any] = told(json.loads(ENGLISH.read_text()))
    sections["language"] = {"name": name, "direction": "rtl" if rtl else "ltr", "state": "draft"}
    return sections


def write(file: Path, *, rtl: bool = False) -> None:
    name = NAMES.get(file.stem, file.stem)
    file.write_text(json.dumps(language(name, rtl=rtl), ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), rtl="rtl" in sys.argv[2:])
