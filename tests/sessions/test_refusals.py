import re
from pathlib import Path

import msgspec
import pytest

from sessions.refusals import TEMPORARY, Code, Refusal

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted((ROOT / "client_static" / "languages").glob("*.json"))


@pytest.fixture(scope="module")
def produced() -> set[str]:
    sources = {*ROOT.glob("sessions/*.py"), *ROOT.glob("server/**/*.py")}
    sources.remove(ROOT / "sessions" / "refusals.py")
    return {name for file in sources for name in re.findall(r"\bCode\.(\w+)", file.read_text())}


@pytest.mark.parametrize("code", Code)
def test_a_code_is_produced_and_documented(code: Code, produced: set[str]) -> None:
    assert code.name in produced
    assert f"`{code}`" in (ROOT / "docs" / "protocol.md").read_text()


@pytest.mark.parametrize("file", LANGUAGES, ids=lambda file: file.stem)
def test_a_code_has_a_sentence(file: Path) -> None:
    sentences = msgspec.json.decode(file.read_bytes())["refusals"]
    assert sentences.keys() == set(Code)


def test_only_temporary_refusals_are_worth_a_repeat() -> None:
    assert {code for code in Code if Refusal(code).temporary} == TEMPORARY
