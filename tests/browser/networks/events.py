"""Events for tests of bad networks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.browser.air import Air
from tests.browser.network import Network
from tests.server.phones import Phone
from tests.server.servers import Server

IDEA = "A chair beside every bed"


@asynccontextmanager
async def ideas_open(server: Server) -> AsyncIterator[tuple[str, Phone]]:
    """An event whose ideas stage is open: its code, and its facilitator on a good network."""
    links = await server.create()
    facilitator = await Phone(
        server.url, links["code"], "facilitator", token=links["facilitator_token"]
    ).connect()
    await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
    yield links["code"], facilitator
    await facilitator.leave()


@asynccontextmanager
async def network_of(server: Server, air: Air | None = None) -> AsyncIterator[Network]:
    network = await Network(server.port, air).start()
    yield network
    await network.cut()


def texts(facilitator: Phone) -> list[str]:
    """The ideas that have arrived, in their order."""
    ideas = sorted(facilitator.view["ideas"].values(), key=lambda idea: int(idea["n"]))
    return [idea["text"] for idea in ideas]
