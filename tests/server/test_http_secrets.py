"""What needs a secret over HTTP."""

import httpx
import pytest

from tests.server.events import Event
from tests.server.servers import Server
from tests.server.web import bearer


@pytest.mark.parametrize(
    "path", ["export", "export?format=json", "addresses", "console.svg", "reminders"]
)
async def test_the_facilitators_things_need_the_link(
    http: httpx.AsyncClient, event: Event, server: Server, path: str
) -> None:
    phone = await event.phone()
    other = await server.create()
    path = f"/api/sessions/{event.code}/{path}"
    wrong = ("", "nobody's", phone.auth["token"], other["facilitator_token"], "ŵ".encode().hex())
    for secret in wrong:
        answer = await http.get(path, headers=bearer(secret))
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")
    basic = {"Authorization": f"Basic {event.token}"}
    for headers in ({}, basic, {"Cookie": f"token={event.token}"}):
        assert (await http.get(path, headers=headers)).status_code == 403
    in_address = httpx.URL(path).copy_merge_params({"token": event.token})
    assert (await http.get(in_address)).status_code == 403
    assert (await http.get(path, headers=bearer(event.token))).status_code == 200


async def test_exports_are_files(http: httpx.AsyncClient, event: Event) -> None:
    path = f"/api/sessions/{event.code}/export"
    for suffix in ("csv", "json"):
        answer = await http.get(path, params={"format": suffix}, headers=bearer(event.token))
        name = f'attachment; filename="pledgewall-{event.code}.{suffix}"'
        assert answer.headers["content-disposition"] == name
        assert answer.headers["cache-control"] == "no-store"
    answer = await http.get(path, params={"format": "exe"}, headers=bearer(event.token))
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


async def test_ones_place_needs_ones_own_token(http: httpx.AsyncClient, event: Event) -> None:
    for secret in ("", "nobody's", event.token):
        answer = await http.get(f"/api/sessions/{event.code}/place.svg", headers=bearer(secret))
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")


@pytest.mark.parametrize("path", ["/api/admin/link", "/api/admin/copy", "/api/admin/bounced"])
async def test_administration_needs_the_process_secret(
    http: httpx.AsyncClient, event: Event, path: str
) -> None:
    for secret in ("", event.token, "ŵ".encode().hex()):
        answer = await http.post(path, json={"code": event.code}, headers=bearer(secret))
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")
