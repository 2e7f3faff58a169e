"""Pictures: what is refused, what becomes of what is taken, and where it shows."""

import base64
from io import BytesIO
from typing import Any

import httpx
import msgspec
import pytest
from PIL import Image

from server.pictures import SIZES, Unusable, prepare
from tests.server import pictures as files
from tests.server.events import Event
from tests.server.test_http_agendas import OWN
from tests.server.web import NEW, app, bearer

ALT = {"en": "A teal field", "cy": "Cae gwyrddlas"}
HOSTILE = {
    "svg": files.SVG,
    "html": files.HTML,
    "nothing": b"",
    "cut off": files.made()[:2000],
    "half a png": files.made("PNG", colour="red")[:-40],
    "bomb": files.bomb(),
    "too long": files.bomb(20_000, 10),
    "bmp": files.made("BMP"),
    "tiff": files.made("TIFF"),
    "ico": files.made("ICO", (64, 64)),
    "only a beginning": b"\xff\xd8\xff\xe0" + b"\0" * 500,
    "gif without frames": b"GIF89a\x01\0\x01\0\0\0\0;",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(Unusable):
        prepare(content)


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_of_a_photograph_only_the_pixels_stay_the_right_way_up() -> None:
    made = prepare(files.photograph())
    assert (made.width, made.height) == (600, 900)
    for width, content in made.files.items():
        picture = opened(content)
        assert picture.format == "WEBP"
        assert picture.width <= width
        assert not picture.getexif()
        assert b"EXIF" not in content
        assert b"Secret" not in content
        # Its white half lay on the left, and stands on top.
        top = picture.convert("RGB").getpixel((picture.width // 2, 10))
        assert isinstance(top, tuple)
        assert min(top) > 240
    assert opened(made.files[480]).size == (480, 720)


def test_two_sizes_and_none_larger_than_it_was() -> None:
    large, small = prepare(files.made(size=(5000, 2500))), prepare(files.made(size=(50, 40)))
    assert [opened(large.files[width]).size for width in SIZES] == [(480, 240), (1600, 800)]
    assert (small.width, small.height) == (50, 40)


def test_what_moved_stands_still() -> None:
    for content in prepare(files.animation()).files.values():
        assert getattr(opened(content), "n_frames", 1) == 1
        assert b"ANIM" not in content


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "1", "CMYK", "I;16"])
def test_all_kinds_of_colours_become_plain_ones(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    made = prepare(files.made(kind, (40, 30), 0, mode=mode))
    assert opened(made.files[1600]).mode == "RGB"


def test_what_hides_in_a_picture_is_gone() -> None:
    made = prepare(files.made("PNG") + files.HTML)
    assert all(b"script" not in content for content in made.files.values())


def test_the_same_file_has_the_same_id() -> None:
    assert prepare(files.made()).id == prepare(files.made()).id
    assert prepare(files.made(colour="red")).id != prepare(files.made()).id


async def bring(
    http: httpx.AsyncClient, event: Event, content: bytes, kind: str = "image/jpeg", **more: Any
) -> httpx.Response:
    headers = {**bearer(more.get("token", event.token)), "Content-Type": kind}
    return await http.post(f"/api/sessions/{event.code}/pictures", content=content, headers=headers)


async def test_uploads_are_for_facilitators_and_of_pictures_only(
    event: Event, http: httpx.AsyncClient
) -> None:
    for content, more, code in (
        (files.made(), {"token": "guessed"}, "bad_token"),
        (files.made(), {"kind": "image/svg+xml"}, "bad_picture"),
        (files.SVG, {"kind": "image/png"}, "bad_picture"),
        (files.bomb(), {"kind": "image/png"}, "bad_picture"),
        (b"x" * 8_000_001, {}, "too_large"),
    ):
        assert (await bring(http, event, content, **more)).json()["code"] == code
    # Nothing of that is kept, and the place is free again.
    assert (await bring(http, event, files.made())).status_code == 201


async def test_a_body_without_a_length_is_read_no_further_than_it_may_be(
    event: Event, http: httpx.AsyncClient
) -> None:
    async def endless() -> Any:
        for _ in range(200):
            yield b"x" * 100_000

    headers = {**bearer(event.token), "Content-Type": "image/jpeg"}
    at = f"/api/sessions/{event.code}/pictures"
    try:
        answer = await http.post(at, content=endless(), headers=headers)
        assert answer.status_code == 413
    except (httpx.WriteError, httpx.RemoteProtocolError):
        pass  # the server has hung up
    assert (await bring(http, event, files.made())).status_code == 201


async def test_a_picture_reaches_board_and_phones(event: Event, http: httpx.AsyncClient) -> None:
    console, phone, board = await event.console(), await event.phone(), await event.board()
    kept = (await bring(http, event, files.photograph())).json()
    assert (kept["width"], kept["height"]) == (600, 900)
    prompt = next(iter(console.view["prompts"]))
    refused = await console.ask(
        "set_picture", prompt=prompt, picture={"id": kept["id"], "alt": {"cy": "Cae"}}
    )
    assert refused["code"] == "no_alt_text"
    unknown = {"id": "0" * 32, "alt": ALT}
    refused = await console.ask("set_picture", prompt=prompt, picture=unknown)
    assert refused["code"] == "no_such_picture"
    refused = await phone.ask("set_picture", prompt=prompt, picture=None)
    assert refused["code"] == "not_allowed"
    await console.done("set_picture", prompt=prompt, picture={"id": kept["id"], "alt": ALT})
    for one in (phone, board):
        await one.until(lambda one=one: one.view["prompts"][prompt]["picture"])
        assert one.view["prompts"][prompt]["picture"] == {**kept, "alt": ALT, "credit": None}
    for width in SIZES:
        answer = await http.get(f"/{event.code}/pictures/{kept['id']}-{width}.webp")
        assert answer.headers["content-type"] == "image/webp"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "content-encoding" not in answer.headers
        assert opened(answer.content).width <= width
    for wrong in (f"{kept['id']}-481.webp", f"{kept['id']}-480.png", "..%2f..%2fadmin.json"):
        assert (await http.get(f"/{event.code}/pictures/{wrong}")).status_code == 404
    assert (await http.get(f"/BCDFGH/pictures/{kept['id']}-480.webp")).status_code == 404
    await console.done("set_picture", prompt=prompt, picture=None)
    await phone.until(lambda: phone.view["prompts"][prompt]["picture"] is None)


async def test_an_agenda_file_carries_its_pictures(event: Event, http: httpx.AsyncClient) -> None:
    console = await event.console()
    kept = (await bring(http, event, files.made())).json()
    prompt = next(iter(console.view["prompts"]))
    picture = {"id": kept["id"], "alt": ALT, "credit": "Elen"}
    await console.done("set_picture", prompt=prompt, picture=picture)
    at = f"/api/sessions/{event.code}"
    file = (await http.get(f"{at}/export?format=agenda", headers=bearer(event.token))).json()
    assert (await http.post("/api/agendas/check", json=file)).status_code == 200
    asked = {**NEW, "languages": ["en", "cy"], "agenda": file}
    code = (await http.post("/api/sessions", json=asked)).json()["code"]
    view = (await http.get(f"/api/sessions/{code}/view")).json()["view"]
    [found] = [one["picture"] for one in view["prompts"].values() if one["picture"]]
    assert (found["alt"], found["credit"], found["width"]) == (ALT, "Elen", 900)
    assert (await http.get(f"/{code}/pictures/{found['id']}-480.webp")).status_code == 200
    assert (await http.post(f"{at}/agenda", headers=bearer(event.token))).status_code == 201
    own = (await http.get("/api/agendas")).json()["own"]
    assert any("pictures" in stage for agenda in own for stage in agenda["stages"])


def with_picture(content: bytes | str, **changes: Any) -> dict[str, Any]:
    said = content if isinstance(content, str) else base64.b64encode(content).decode()
    picture = {"prompt": 1, "alt": ALT, "content": said, **changes}
    talk, ideas = OWN["stages"]
    return {**OWN, "stages": [talk, {**ideas, "pictures": [picture]}]}


@pytest.mark.parametrize(
    ("file", "where"),
    [
        (with_picture(files.SVG), "content"),
        (with_picture(files.bomb()), "content"),
        (with_picture("no base64!"), "content"),
        (with_picture("", id="0" * 32), "content"),
        (with_picture(files.made(), prompt=2), "prompt"),
        (with_picture(files.made(), alt={"en": " "}), "alt"),
    ],
)
async def test_pictures_in_files_are_trusted_no_more(file: dict[str, Any], where: str) -> None:
    async with app() as http:
        for path, content in (
            ("/api/agendas/check", file),
            ("/api/agendas", file),
            ("/api/sessions", {**NEW, "agenda": file}),
        ):
            said = (await http.post(path, json=content)).json()
            assert said["code"] == "bad_agenda"
            assert said["where"] == f"stages[2].pictures[1].{where}"


async def test_who_may_create_nothing_sends_little() -> None:
    async with app(create_key="open-house") as http:
        answer = await http.post("/api/sessions", content=b" " * 300_000, headers=JSON)
        assert answer.status_code == 413
        headers = {**JSON, **bearer("open-house")}
        answer = await http.post("/api/sessions", content=b" " * 300_000, headers=headers)
        assert answer.status_code == 400


JSON = {"Content-Type": "application/json"}


async def test_a_rehearsal_shows_the_same_pictures(event: Event, http: httpx.AsyncClient) -> None:
    console = await event.console()
    kept = (await bring(http, event, files.made())).json()
    prompt = next(iter(console.view["prompts"]))
    await console.done("set_picture", prompt=prompt, picture={"id": kept["id"], "alt": ALT})
    asked = {"code": event.code}
    secret = msgspec.json.decode((event.server.data / "admin.json").read_bytes())["secret"]
    headers = bearer(secret)
    copy = (await http.post("/api/admin/copy", json=asked, headers=headers)).json()["code"]
    assert (await http.get(f"/{copy}/pictures/{kept['id']}-1600.webp")).status_code == 200
