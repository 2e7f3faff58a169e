"""Welsh words, so far that the same one is known again: mutated, or in the plural.

A mutation changes the first letter after certain words (`cath`, `ei gath`, `ei chath`,
`fy nghath`). What is folded here is no Welsh word any more, and shown to nobody.
"""

from functools import lru_cache

# The commonest small words, bare of accents and of what is joined to them (`i'r`, `gyda'i`).
_SMALL = """
y yr yn mae oes oedd bydd byddai bod fod wedi heb ac a ag i o ni sy dyw ddim dim ei eich ein eu fy
dy ar gan gyda drwy trwy wrth dros tros hyd nid na nad nac neu ond os pan pe bai fel mor mwy fwy
sydd rhaid rhai pob bob hyn hynny hon hwn hwnnw honno rhain dyma dyna yma yno chi nhw hi fe fo ef
mi ti pwy beth pryd sut ble lle pam faint mewn rhwng cael gael chael dylai ddylai dylem dylid
ddylid gall allwn gallwn gallai allai bydden fyddai fydd eisiau angen hefyd iawn am at
"""
STOP = frozenset(_SMALL.split())

# Of all that each consonant turns into, one; the last four drop it, as soft mutation does with g.
_INITIALS = (
    ("ngh", ""),
    ("mh", "p"),
    ("nh", "t"),
    ("ng", ""),
    ("ph", "p"),
    ("th", "t"),
    ("ch", ""),
    ("dd", "t"),
    ("ll", "l"),
    ("rh", "r"),
    ("b", "p"),
    ("f", "p"),
    ("m", "p"),
    ("d", "t"),
    ("c", ""),
    ("g", ""),
    ("h", ""),
)
# Plurals and the endings of verbs.
_ENDINGS = (
    *("iaethau", "iadau", "iadur", "ioedd", "iaeth", "oedd", "wyr", "wch", "iau", "ion", "iad"),
    *("ydd", "odd", "ais", "au", "on", "io", "ir", "id", "wn", "en", "a", "i", "o", "u"),
)
SHORTEST = 3


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What all forms of a Welsh word have in common, more or less."""
    return _without_ending(unmutated(word))


def unmutated(word: str) -> str:
    """The word with its first sound folded, so that all its mutations are the same."""
    for initial, radical in _INITIALS:
        if word.startswith(initial) and len(word) - len(initial) >= 2:
            return radical + word[len(initial) :]
    return word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word
