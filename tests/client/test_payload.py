"""What the build puts in dist/ (`make test` builds it first)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

CLIENT = Path(__file__).parents[2] / "client_static"
DIST = CLIENT / "dist"
LANGUAGES = CLIENT / "languages"


@pytest.fixture
def phone() -> Any:
    return json.loads((DIST / "payload.json").read_text())["phone"]


def test_a_phone_fetches_little_on_its_first_visit(phone: Any) -> None:
    assert phone["total"] <= 45_000, phone["files"]


def test_a_phone_fetches_little_where_a_venue_has_no_https(phone: Any) -> None:
    """Browsers take Brotli over HTTPS alone."""
    zipped = (DIST / f"{name}.gz" for name in phone["files"] if name != "phone.html")
    assert sum(file.stat().st_size for file in zipped) <= 45_000


def test_a_phone_fetches_its_own_words_and_no_other_page_s(phone: Any) -> None:
    [words] = [name for name in phone["files"] if name.startswith("assets/en-")]
    pages = r"[{,](common|refusals|phone|board|console|start|poster):"
    sections = re.findall(pages, (DIST / words).read_text())
    assert sorted(sections) == ["common", "phone", "refusals"]


def test_what_is_said_later_comes_later() -> None:
    files = json.loads((DIST / "words.json").read_text())
    english = json.loads((LANGUAGES / "en.json").read_text())
    first, later = ((DIST / files[page]["en"]).read_text() for page in ("phone", "phone-later"))
    for said, when in (("join", first), ("send_idea", first), ("make_pledge", later)):
        assert english["phone"][said] in when, said
    assert english["phone"]["make_pledge"] not in first
    assert english["phone"]["join"] not in later.replace(english["phone"]["join_pledge"], "")


def test_only_pages_for_large_screens_and_paper_bring_typefaces() -> None:
    pages = json.loads((DIST / "payload.json").read_text())

    def faces(page: str) -> set[str]:
        styles = [name for name in pages[page]["files"] if name.endswith(".css")]
        fonts = re.findall(r"assets/([\w-]+)-wght", "".join((DIST / s).read_text() for s in styles))
        return {re.sub("-latin(-ext)?$", "", font) for font in fonts}

    assert faces("board") == {"atkinson-hyperlegible-next", "fraunces"}
    assert faces("phone") == faces("console") == set()
    assert faces("poster") == {"fraunces"}


def test_the_content_security_policy_lets_every_page_run() -> None:
    pages = "".join(file.read_text() for file in DIST.glob("*.html"))
    scripts = re.findall(r"<script[^>]*>", pages)
    assert all("src=" in script or 'type="application/json"' in script for script in scripts)
    assert not re.findall(r"<style|\sstyle=|\son\w+=|javascript:", pages)
    assert not [file.name for file in DIST.glob("assets/*.css") if "data:" in file.read_text()]


def test_every_text_asset_is_there_compressed_too() -> None:
    texts = [f for f in DIST.glob("assets/*") if f.suffix in {".css", ".js", ".svg"}]
    assert texts
    assert not [f for f in texts for end in (".br", ".gz") if not Path(f"{f}{end}").is_file()]
