"""What peers' participants would fetch, on pages of their own, compressed as ours are.

None of the tools that we are compared with publishes its participants' page in a registry. So
there is one published client that groups draw and write on together (Excalidraw, as its
documentation loads it in a page), and one budget that a peer documents (Polis: 450 kB of script)
as a script of that size that does nothing but show a button. That flatters the budget: it counts as
what it is before it is compressed, and none of its code runs.
"""

import asyncio
import contextlib
import random
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import uvicorn
from servestatic import ServeStaticASGI

from bench.processes import installed

PACKAGES = Path(__file__).parent / "peers" / "pages"
BUDGET = 450_000


class PeerPage(msgspec.Struct, frozen=True):
    """`usable` is there when something can be done on the page."""

    name: str
    path: str
    usable: str
    what: str


EXCALIDRAW = PeerPage(
    "Excalidraw 0.17.6",
    "excalidraw.html",
    ".excalidraw canvas.interactive",
    "a whiteboard's published bundle with React, no room joined",
)
POLIS = PeerPage(
    "Polis's budget",
    "polis.html",
    "button",
    "a stand-in of 450 kB of script before compression that runs nothing",
)
PEERS = [EXCALIDRAW, POLIS]

HEAD = (
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>Peer</title>'
)
EXCALIDRAW_PAGE = f"""{HEAD}
<style>#app {{ height: 100vh; }}</style><div id="app"></div>
<script>window.EXCALIDRAW_ASSET_PATH = "/";</script>
<script src="react.production.min.js"></script>
<script src="react-dom.production.min.js"></script>
<script src="excalidraw.production.min.js"></script>
<script>
  const element = React.createElement(ExcalidrawLib.Excalidraw);
  ReactDOM.createRoot(document.getElementById("app")).render(element);
</script>
"""
POLIS_PAGE = f'{HEAD}<div id="app"></div><script src="polis.js"></script>'
SHOW = 'document.getElementById("app").innerHTML = "<button>Agree</button>";'


@contextlib.asynccontextmanager
async def peer_pages() -> AsyncIterator[str]:
    """The address below which the pages are."""
    with TemporaryDirectory() as folder:
        await asyncio.to_thread(_lay, Path(folder))
        listening = socket.create_server(("127.0.0.1", 0))
        app = ServeStaticASGI(None, root=folder)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await serving


def _lay(folder: Path) -> None:
    """Their packages as the lock file has them, from the registry; nothing of them is kept here."""
    node = installed(PACKAGES)
    modules = PACKAGES / "node_modules"
    whiteboard = modules / "@excalidraw" / "excalidraw" / "dist"
    shutil.copy(whiteboard / "excalidraw.production.min.js", folder)
    shutil.copytree(whiteboard / "excalidraw-assets", folder / "excalidraw-assets")
    shutil.copy(modules / "react" / "umd" / "react.production.min.js", folder)
    shutil.copy(modules / "react-dom" / "umd" / "react-dom.production.min.js", folder)
    (folder / EXCALIDRAW.path).write_text(EXCALIDRAW_PAGE)
    (folder / POLIS.path).write_text(POLIS_PAGE)
    (folder / "polis.js").write_text(stand_in(BUDGET))
    subprocess.run([node, PACKAGES / "squeeze.mjs", folder], check=True)


def stand_in(size: int) -> str:
    """A script of so many bytes that compresses about as scripts do."""
    chance = random.Random(size)
    names = [f"n{chance.getrandbits(30):x}" for _ in range(12_000)]
    script = ""
    while True:
        one, two, three = chance.choices(names, k=3)
        line = f"function {one}(a,b){{return a.{two}?b.{three}(a):{chance.randrange(99)}}}"
        if len(script) + len(line) + len(SHOW) > size:
            return script + SHOW.rjust(size - len(script))
        script += line
