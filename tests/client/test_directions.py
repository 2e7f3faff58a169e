"""The styles know no left and right, so that a page can be written from right to left."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "client_static/src"
STYLES = sorted(ROOT.rglob("*.css"))
SIDES = re.compile(
    r"(margin|padding|border|scroll-margin|scroll-padding)(-\w+)*-(left|right)\b"
    r"|^(left|right|border-(top|bottom)-(left|right)-radius)$"
)
SIDED = {"text-align", "float", "clear", "justify-content"}


def declarations(css: str) -> list[tuple[str, str, str]]:
    """Each rule's selector, property and value; `left` and `right` of one value are no side."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = []
    for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", css):
        pairs = [one.partition(":") for one in filter(str.strip, body.split(";"))]
        rule = {name.strip(): value.strip() for name, _, value in pairs}
        if "left" in rule and rule["left"] == rule.get("right"):
            del rule["left"], rule["right"]
        found += [(selector.strip(), name, value) for name, value in rule.items()]
    return found


def values(value: str) -> list[str]:
    """The parts of a shorthand; what stands in brackets is one."""
    while (shorter := re.sub(r"\(([^()]*)\)", lambda m: "_" * len(m[0]), value)) != value:
        value = shorter
    return value.split()


def sided(css: str) -> list[str]:
    found = []
    for selector, name, value in declarations(css):
        if "[dir=" in selector:
            continue
        parts = values(value)
        uneven = name in ("margin", "padding", "inset") and len(parts) == 4
        if (
            SIDES.search(name)
            or (name in SIDED and value in ("left", "right"))
            or (uneven and parts[1] != parts[3])
        ):
            found.append(f"{selector} {{ {name}: {value} }}")
    return found


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_style_names_no_side(file: Path) -> None:
    assert sided(file.read_text()) == []


def test_a_side_is_found() -> None:
    css = "a { margin-left: 1px; margin: 0 1px 0 calc(1px * (2)); text-align: right; left: 0 }"
    assert sided("a { left: 0; right: 0 }") == []
    assert len(sided(css)) == 4
    assert sided('a { margin: 0 1px; color: red } [dir="rtl"] a { left: 0 }') == []
