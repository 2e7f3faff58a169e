from collections.abc import AsyncIterator

import httpx
import pytest

from tests.server.events import Event
from tests.server.redises import RedisServer, redis_running
from tests.server.servers import Server, running


@pytest.fixture(scope="session")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    """One server for all tests that neither stop nor reconfigure it."""
    async with running(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
async def event(server: Server) -> AsyncIterator[Event]:
    """A `pledge-event` of the test's own."""
    async with Event.on(server) as event:
        yield event


@pytest.fixture
async def conversation(server: Server) -> AsyncIterator[Event]:
    async with Event.on(server, template="conversation") as event:
        yield event


@pytest.fixture
async def http(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http:
        yield http


@pytest.fixture(scope="session")
async def shared_redis(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RedisServer]:
    async with redis_running(tmp_path_factory.mktemp("redis")) as redis:
        yield redis


@pytest.fixture
async def redis(shared_redis: RedisServer) -> RedisServer:
    """An empty Redis with its append-only file on, for tests that leave it running."""
    async with shared_redis.client() as client:
        await client.flushall()
    return shared_redis
