import shutil
from pathlib import Path

import sessions
from server.live.fingerprint import fingerprint, of


def copied(to: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(Path(sessions.__path__[0]), to, ignore=ignored))


def test_the_same_sources_elsewhere_are_the_same_code(tmp_path: Path) -> None:
    assert of(copied(tmp_path / "a")) == fingerprint()


def test_any_change_makes_it_other_code(tmp_path: Path) -> None:
    package = copied(tmp_path / "a")
    seen = {of(package)}
    (package / "votes.py").write_bytes((package / "votes.py").read_bytes() + b"\n")
    seen.add(of(package))
    (package / "votes.py").rename(package / "choices.py")
    seen.add(of(package))
    (package / "choices.py").unlink()
    seen.add(of(package))
    assert len(seen) == 4


def test_without_sources_nothing_is_the_same(tmp_path: Path) -> None:
    assert of(tmp_path) != of(tmp_path)
