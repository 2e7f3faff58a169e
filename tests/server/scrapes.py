"""`/metrics` of a running server, read as Prometheus reads it."""

import asyncio
from collections.abc import Callable

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.server.phones import TIMEOUT
from tests.server.servers import Server


class Scrape:
    """All samples of one moment."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.samples = [
            sample
            for family in text_string_to_metric_families(text)
            for sample in family.samples
            if sample.name.startswith("pledgewall_")
        ]

    def value(self, name: str, **labels: str) -> float:
        """The sum of a metric's samples that have these labels; 0 without any."""
        return sum(
            sample.value
            for sample in self.samples
            if sample.name == f"pledgewall_{name}" and labels.items() <= sample.labels.items()
        )

    def labels(self, name: str, label: str) -> set[str]:
        """What a label has ever been."""
        return {
            sample.labels[label] for sample in self.samples if sample.name == f"pledgewall_{name}"
        }


async def scrape(server: Server) -> Scrape:
    async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http:
        answer = await http.get("/metrics")
    assert answer.status_code == 200, answer.text
    return Scrape(answer.text)


async def scrape_until(server: Server, holds: Callable[[Scrape], object]) -> Scrape:
    """Ask until something is so: nobody else tells when a connection has ended."""
    async with asyncio.timeout(TIMEOUT):
        while True:
            if holds(found := await scrape(server)):
                return found
            await asyncio.sleep(0.02)
