"""Files that people might send as pictures, well and ill meant."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image


def made(
    kind: str = "JPEG", size: tuple[int, int] = (900, 600), colour: Any = "teal", **options: Any
) -> bytes:
    """A picture whose left half is white."""
    mode = options.pop("mode", "RGB")
    picture = Image.new(mode, size, colour)
    if mode == "RGB":
        picture.paste("white", (0, 0, size[0] // 2, size[1]))
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def photograph() -> bytes:
    """As a phone takes it: lying on its side, and saying where it was."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "SecretPhone"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 14.0, 9.0)
    return made(exif=exif, comment=b"SecretComment")


def animation() -> bytes:
    frames = [Image.new("RGB", (64, 48), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=50)
    return out.getvalue()


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A few bytes that say they are a gigabyte of pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1_000_000, 9)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
