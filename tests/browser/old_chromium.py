"""A phone with a browser of 2019, driven over the DevTools protocol by hand.

Playwright drives no browser that old. What a person does here is done by real input: the place of
a button is looked up, and that place is pressed.
"""

import asyncio
import contextlib
import itertools
import json
import re
from base64 import b64decode
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import websockets
from websockets.asyncio.client import ClientConnection

PATIENCE = 30.0  # generous: a busy machine is no failure
ARGUMENTS = (
    "--headless",
    "--no-sandbox",  # it came without one, and sees nothing but this server
    "--disable-gpu",
    "--hide-scrollbars",
    "--lang=en-GB",
    "--remote-debugging-port=0",
)

LOOK = """
(look) => new Promise((done) => {
  const again = () => { const found = look(); found ? done(found) : setTimeout(again, 20); };
  again();
})
"""
FIND = """
(kind, name) => [...document.querySelectorAll(kind)].find((one) => {
  const label = one.getAttribute("aria-label") || one.textContent || "";
  return label.includes(name) && !one.disabled && one.getClientRects().length;
})
"""
PLACE = f"""
(() => {{
  const one = ({FIND})(%s, %s);
  if (!one) return null;
  one.scrollIntoView({{ block: "center" }});
  const {{ left, top, width, height }} = one.getBoundingClientRect();
  const place = [left + width / 2, top + height / 2];
  const rests = one.place === String(place);
  one.place = String(place);
  return rests && place;
}})()
"""


class OldPhone:
    """One page. `errors` is what went wrong in it."""

    def __init__(self, socket: ClientConnection) -> None:
        self.errors: list[str] = []
        self._socket = socket
        self._ids = itertools.count(1)
        self._asked: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._loaded = asyncio.Event()
        self._session: str | None = None

    async def open(self, width: int, height: int) -> None:
        target = await self._ask("Target.createTarget", url="about:blank")
        attached = await self._ask(
            "Target.attachToTarget", targetId=target["targetId"], flatten=True
        )
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            await self._ask(f"{domain}.enable")
        await self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=2,
            mobile=True,
        )

    async def goto(self, url: str) -> None:
        self._loaded.clear()
        await self._ask("Page.navigate", url=url)
        await asyncio.wait_for(self._loaded.wait(), PATIENCE)

    async def version(self) -> str:
        return str((await self._ask("Browser.getVersion"))["product"])

    async def value(self, expression: str) -> Any:
        """What a piece of script gives; a promise is waited for."""
        answer = await self._ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    async def until(self, expression: str) -> Any:
        """What it gives as soon as it gives anything."""
        return await self.value(f"({LOOK})(() => {expression})")

    async def shows(self, text: str) -> None:
        await self.until(f"document.body.innerText.includes({json.dumps(text)})")

    async def press(self, name: str, kind: str = "button") -> None:
        """Touch what has this name."""
        x, y = await self.until(PLACE % (json.dumps(kind), json.dumps(name)))
        button = {"x": x, "y": y, "button": "left", "clickCount": 1}
        await self._ask("Input.dispatchMouseEvent", type="mousePressed", **button)
        await self._ask("Input.dispatchMouseEvent", type="mouseReleased", **button)

    async def write(self, label: str, text: str) -> None:
        await self.press(label, "label")
        await self._ask("Input.insertText", text=text)

    async def screenshot(self) -> bytes:
        """As PNG."""
        return b64decode((await self._ask("Page.captureScreenshot"))["data"])

    async def listen(self) -> None:
        async for message in self._socket:
            self._hear(json.loads(message))

    def _hear(self, message: dict[str, Any]) -> None:
        if (answered := self._asked.pop(message.get("id", 0), None)) is not None:
            answered.set_result(message)
        elif message.get("method") == "Page.loadEventFired":
            self._loaded.set()
        elif message.get("method") == "Runtime.exceptionThrown":
            self.errors.append(str(message["params"]["exceptionDetails"]))
        elif message.get("method") == "Log.entryAdded":
            entry = message["params"]["entry"]
            if entry["level"] == "error":
                self.errors.append(f"{entry['text']} {entry.get('url', '')}")

    async def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._ids)
        self._asked[number] = asyncio.get_running_loop().create_future()
        message = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        await self._socket.send(json.dumps(message))
        answer = await asyncio.wait_for(self._asked[number], PATIENCE)
        assert "error" not in answer, answer["error"]
        result: dict[str, Any] = answer["result"]
        return result


@contextlib.asynccontextmanager
async def old_phone(
    program: str, profile: Path, width: int = 360, height: int = 740
) -> AsyncIterator[OldPhone]:
    """A phone for as long as the block lasts; `profile` is an empty folder."""
    process = await asyncio.create_subprocess_exec(
        program, *ARGUMENTS, f"--user-data-dir={profile}", stderr=asyncio.subprocess.PIPE
    )
    try:
        address = await asyncio.wait_for(_address(process), PATIENCE)
        async with websockets.connect(address, max_size=None, proxy=None) as socket:
            phone = OldPhone(socket)
            listening = asyncio.create_task(phone.listen())
            try:
                await phone.open(width, height)
                yield phone
            finally:
                listening.cancel()
                await asyncio.gather(listening, return_exceptions=True)
    finally:
        process.kill()
        await process.wait()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stderr
    async for line in process.stderr:
        if found := re.search(rb"DevTools listening on (\S+)", line):
            return found[1].decode()
    raise AssertionError("it did not start")
