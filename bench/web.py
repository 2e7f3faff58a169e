"""HTTP by hand: as light as the phones, and every byte on the wire is counted."""

import asyncio
import gzip


async def ask(port: int, path: str) -> bytes:
    """The answer's body, over a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        _, body = await get(reader, writer, path)
    finally:
        writer.close()
    return body


async def get(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str
) -> tuple[int, bytes]:
    """The bytes of an answer on the wire, and its body."""
    asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"
    writer.write(asked.encode())
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    lines = head.decode("latin-1").lower().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:] if line)
    body = await reader.readexactly(int(headers["content-length"]))
    size = len(head) + len(body)
    return size, gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
