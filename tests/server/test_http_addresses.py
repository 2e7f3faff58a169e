"""The links and QR codes that lead phones here."""

import json

import httpx
import pytest

from server import addresses
from server.addresses import Address, Addresses, is_origin, is_usable
from tests.server.events import Event
from tests.server.web import NEW, app, bearer, expected, modules


async def test_qr_codes_hold_the_links(http: httpx.AsyncClient, event: Event) -> None:
    phone = await event.phone()
    join = await http.get(f"/{event.code}/qr.svg")
    assert join.headers["content-type"] == "image/svg+xml"
    assert modules(join.content) == expected(event.links["join_url"])
    assert (await http.get(f"/{event.code}/qr.svg")).content == join.content
    token = phone.auth["token"]
    place = await http.get(f"/api/sessions/{event.code}/place.svg", headers=bearer(token))
    assert modules(place.content) == expected(f"{event.links['join_url']}#place={token}")
    console = await http.get(f"/api/sessions/{event.code}/console.svg", headers=bearer(event.token))
    assert modules(console.content) == expected(event.links["facilitate_url"])


@pytest.mark.parametrize("host", ["localhost:8000", "evil.example", "127.0.0.1"])
async def test_links_carry_no_loopback_and_no_host_header(host: str) -> None:
    async with app() as http:
        headers = {"Host": host, "X-Forwarded-Proto": "https"}
        links = (await http.post("/api/sessions", json=NEW, headers={"Host": host})).json()
        assert is_usable(links["join_url"].rpartition("/")[0])
        path = f"/api/sessions/{links['code']}"
        newcomer = (await http.get(path, headers=headers)).json()
        page = await http.get(f"/{links['code']}", headers=headers)
        for text in (json.dumps(links), json.dumps(newcomer), page.text):
            assert "evil.example" not in text
            assert "localhost" not in text
            assert "127.0.0.1" not in text
        qr = await http.get(f"/{links['code']}/qr.svg", headers=headers)
        assert modules(qr.content) == expected(links["join_url"])


async def test_the_chosen_address_is_in_every_link(http: httpx.AsyncClient, event: Event) -> None:
    console = await event.console()
    path = f"/api/sessions/{event.code}"
    found = (await http.get(f"{path}/addresses", headers=bearer(event.token))).json()
    assert found["current"] == "http://pledgewall.test"
    assert found["candidates"][0] == {
        "url": "http://pledgewall.test",
        "label": "PLEDGEWALL_PUBLIC_URL",
    }
    await console.done("choose_address", address="https://hall.example:8443")
    found = (await http.get(f"{path}/addresses", headers=bearer(event.token))).json()
    assert found["current"] == "https://hall.example:8443"
    join = f"https://hall.example:8443/{event.code}"
    assert (await http.get(path)).json()["join_url"] == join
    assert modules((await http.get(f"/{event.code}/qr.svg")).content) == expected(join)


def test_an_address_of_a_network_left_behind_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(addresses, "_hosts", lambda: [("192.168.1.5", "wlan0"), ("10.0.0.2", "e")])
    here = Addresses(8000, None)
    assert here.candidates() == [
        Address("http://192.168.1.5:8000", "wlan0"),
        Address("http://10.0.0.2:8000", "e"),
    ]
    assert here.used(None) == "http://192.168.1.5:8000"
    assert here.used("http://10.0.0.2:8000") == "http://10.0.0.2:8000"
    assert here.used("http://172.16.0.9:8000") == "http://192.168.1.5:8000"
    assert here.used("https://events.example") == "https://events.example"
    assert Addresses(80, None).used(None) == "http://192.168.1.5"
    assert Addresses(8000, "https://e.example").used(None) == "https://e.example"


def test_without_a_network_there_is_still_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_hosts", list)
    assert is_origin(Addresses(8000, None).used(None))
