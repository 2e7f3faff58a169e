"""A page's folder is its own: what two pages use stands in `components` or `live`."""

import re
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "client_static/src"
SHARED = {"components", "live", "style"}
# The start page's form is what a console fills in, for the next event.
KNOWN = {("console/exports/PlanNext.tsx", "start/draft")}
IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*"(\.[^"]+)\"""")


def test_no_page_imports_from_another() -> None:
    across = set()
    for file in sorted(SOURCES.rglob("*.ts*")):
        place = file.relative_to(SOURCES)
        for wanted in IMPORT.findall(file.read_text()):
            target = (file.parent / wanted).resolve()
            if not target.is_relative_to(SOURCES):  # tests read the languages
                continue
            target = target.relative_to(SOURCES)
            pages = {path.parts[0] for path in (place, target) if len(path.parts) > 1}
            if len(pages - SHARED) > 1 or (place.parts[0] in SHARED and pages - SHARED):
                across.add((place.as_posix(), target.as_posix()))
    assert across == KNOWN
