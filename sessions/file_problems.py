"""What is wrong with a file that somebody brought: the place in it, and why.

`why` is a sentence of the language files (`agenda_problems`).
"""

import re
from collections.abc import Callable

from sessions.refusals import Refuse

# Makes a refusal of a place in the file, why, and what fills the sentence's gaps.
Fail = Callable[..., Refuse]

# What msgspec says of data that does not fit.
_SAID = (
    (re.compile(r"unknown field `(?P<name>[^`]*)`"), "unknown_field"),
    (re.compile(r"missing required field `(?P<name>[^`]*)`"), "missing_field"),
    (re.compile(r"Invalid enum value '?(?P<name>[^']*)'?"), "unknown_value"),
    (re.compile(r"(?P<how>>=|<=) (?P<limit>\d+)"), "out_of_range"),
    (re.compile(r"Expected `(?P<name>[^`]*)`"), "wrong_type"),
)
_PATH = re.compile(r" - at `\$\.?(?P<path>.*)`$")


def explained(said: str, fail: Fail) -> Refuse:
    """The refusal of what msgspec found wrong, with all that is in lists counted from 1."""
    found = _PATH.search(said)
    path = re.sub(r"\[(\d+)\]", lambda at: f"[{int(at[1]) + 1}]", found["path"] if found else "")
    for pattern, why in _SAID:
        if match := pattern.search(said):
            values = match.groupdict()
            if why == "out_of_range":
                why = "too_small" if values.pop("how") == ">=" else "too_large"
            if why in ("unknown_field", "missing_field"):
                path = f"{path}.{values['name']}".lstrip(".")
            return fail(path, why, **values)
    return fail(path, "wrong_type", name="")
