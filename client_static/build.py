"""Builds the client, when it has changed. `make` and the wheel's build hook both come here.

python client_static/build.py            build
python client_static/build.py SCRIPT     run a script of package.json: check, test, types
python client_static/build.py lock       write package-lock.json anew
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
DIST = HERE / "dist"
MODULES = HERE / "node_modules"
# What dist/ and node_modules/ were made from. Both tools empty their folder before they start,
# so an interrupted run leaves no stamp and the next one starts over.
BUILT = DIST / ".sources"
INSTALLED = MODULES / ".lock"

OLDEST_NODE = (22, 12)
NODE_BY_PIP = HERE / "requirements-node.txt"
NOT_SOURCES = {"dist", "node_modules", "__pycache__"}


class BuildError(Exception):
    pass


def node_folder() -> Path | None:
    """Where a Node that is new enough lives: in this environment, or on the PATH."""
    folders = [sysconfig.get_path("scripts"), *os.get_exec_path()]
    return next((Path(f) for f in folders if _node_version(Path(f)) >= OLDEST_NODE), None)


def is_fresh() -> bool:
    return BUILT.is_file() and BUILT.read_text() == _fingerprint(_sources())


def build() -> None:
    if is_fresh():
        return
    sources = _fingerprint(_sources())
    run("build")
    BUILT.write_text(sources)


def run(script: str, *arguments: str) -> None:
    """Run a script of package.json, its packages in place."""
    _install()
    _npm("run", "--silent", script, "--", *arguments)


def fetch_node() -> None:
    """Put a Node into this environment, where the system has none that is new enough."""
    if node_folder():
        return
    print("No Node.js >= 22.12 here: fetching one by pip.", flush=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
    subprocess.run([*pip, "-r", NODE_BY_PIP], check=True)


def lock() -> None:
    """Without node_modules: npm leaves other platforms' packages out where it finds ours."""
    shutil.rmtree(MODULES, ignore_errors=True)
    _npm("install", "--package-lock-only")


def _install() -> None:
    wanted = _fingerprint([HERE / "package-lock.json", HERE / "package.json"])
    if not INSTALLED.is_file() or INSTALLED.read_text() != wanted:
        _npm("ci", "--loglevel=error")
        INSTALLED.write_text(wanted)


def _npm(*arguments: str) -> None:
    folder = node_folder()
    if not folder:
        raise BuildError("building the client needs Node.js 22.12 or newer")
    npm = shutil.which("npm", path=str(folder))
    if not npm:
        raise BuildError(f"there is a Node.js in {folder}, but no npm")
    path = os.pathsep.join([str(folder), os.environ.get("PATH", os.defpath)])
    done = subprocess.run([npm, *arguments], cwd=HERE, env={**os.environ, "PATH": path})
    if done.returncode:
        raise BuildError(f"`npm {' '.join(arguments)}` failed")


def _node_version(folder: Path) -> tuple[int, ...]:
    node = shutil.which("node", path=str(folder))
    if not node:
        return ()
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    return tuple(int(n) for n in re.findall(r"\d+", said))


def _sources() -> Iterable[Path]:
    return (
        path
        for top in HERE.iterdir()
        if top.name not in NOT_SOURCES
        for path in ([top] if top.is_file() else top.rglob("*"))
        if path.is_file() and path.suffix != ".py"
    )


def _fingerprint(paths: Iterable[Path]) -> str:
    """By content, not by date: a checkout or a copy of the tree changes every date."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.relative_to(HERE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def main() -> None:
    script, *arguments = sys.argv[1:] or ["build"]
    try:
        if script == "build" and is_fresh():
            return
        fetch_node()
        {"build": build, "lock": lock}.get(script, lambda: run(script, *arguments))()
    except (BuildError, subprocess.CalledProcessError) as error:
        sys.exit(f"client: {error}")


if __name__ == "__main__":
    main()
