"""Pictures that people bring: checked, and made anew from their pixels. Nothing else of them stays.

What is stored was written by this module: no metadata, no animation, no bytes of the file that
came. Decoding happens in one thread of its own, one picture at a time, so that its memory is
bounded and the event loop goes on.
"""

import asyncio
import base64
import binascii
import hashlib
from collections.abc import AsyncIterator, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from io import BytesIO

import msgspec
from PIL import Image, ImageOps

from sessions.agenda import Template
from sessions.log import Log
from sessions.refusals import Code, Refuse

MEDIA_TYPE = "image/webp"
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# JPEGs are decoded at a fraction of their size; everything else whole.
MOST_PIXELS = {"JPEG": 100_000_000}
MOST_PIXELS_WHOLE = 25_000_000
LONGEST_SIDE = 16_000
# Ours are counted first; this is Pillow's own, for whatever a decoder makes on its way.
Image.MAX_IMAGE_PIXELS = 100_000_000
# The widths that are kept, and how tall each may be.
SIZES = {480: 1440, 1600: 1600}
LARGE = 1600
QUALITY = {480: 78, 1600: 84}
# Uploads at once in the whole server: each holds a file in memory.
MOST_AT_ONCE = 8
# What an agenda file's pictures may hold together, in bytes of base64.
MOST_IN_FILE = 3_000_000

Files = dict[int, bytes]


class Unusable(Exception):
    """Not a picture that can be shown."""


class Prepared(msgspec.Struct, frozen=True):
    """A picture as it is kept: an id that its content alone decides, its size, its files."""

    id: str
    width: int
    height: int
    files: Files


def prepare(content: bytes) -> Prepared:
    """Decode a file and write its picture anew. Raises Unusable, whatever is wrong with it."""
    try:
        picture = _opened(content)
        files = {width: _written(picture, width, height) for width, height in SIZES.items()}
    except Unusable:
        raise
    except Exception as error:  # noqa: BLE001 (decoders fail in many ways)
        raise Unusable(type(error).__name__) from None
    width, height = _fitted(picture.size, LARGE, SIZES[LARGE])
    return Prepared(hashlib.sha256(files[LARGE]).hexdigest()[:32], width, height, files)


def _opened(content: bytes) -> Image.Image:
    """The first frame's pixels the right way up, and nothing else."""
    with Image.open(BytesIO(content), formats=FORMATS) as file:
        kind = "JPEG" if file.format == "MPO" else file.format or ""
        width, height = file.size
        if max(width, height) > LONGEST_SIDE:
            raise Unusable("too long")
        if width * height > MOST_PIXELS.get(kind, MOST_PIXELS_WHOLE):
            raise Unusable("too many pixels")
        # Never smaller than asked for: an eighth, a quarter or half of a large JPEG is enough.
        file.draft("RGB", (2 * LARGE, 2 * LARGE))
        if file.size[0] * file.size[1] > MOST_PIXELS_WHOLE:
            raise Unusable("too many pixels")
        file.load()
        return _flat(ImageOps.exif_transpose(file))


def _flat(picture: Image.Image) -> Image.Image:
    """On white paper, in plain colours, apart from whatever the file said besides."""
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    see_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    plain = Image.new("RGB", picture.size, "white")
    layer = picture.convert("RGBA" if see_through else "RGB")
    plain.paste(layer, mask=layer if see_through else None)
    return plain


def _fitted(size: tuple[int, int], width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, width / size[0], height / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _written(picture: Image.Image, width: int, height: int) -> bytes:
    fitted = _fitted(picture.size, width, height)
    smaller = picture.resize(fitted, Image.Resampling.LANCZOS, reducing_gap=3.0)
    out = BytesIO()
    smaller.save(out, "WEBP", quality=QUALITY[width], method=4, exif=b"", icc_profile=None, xmp=b"")
    return out.getvalue()


def name(picture: str, width: int) -> str:
    """Under which a file of a picture is kept, and asked for."""
    return f"{picture}-{width}"


async def store(log: Log, session: str, picture: str, files: Mapping[int, bytes]) -> None:
    for width, body in files.items():
        await log.keep_picture(session, name(picture, width), body)


async def copied(
    log: Log, of: str, to: str, pictures: Iterable[str], into: Log | None = None
) -> None:
    """Give an event the pictures of another, in the same log or in a further one."""
    for picture in pictures:
        for width in SIZES:
            if body := await log.read_picture(of, name(picture, width)):
                await (into or log).keep_picture(to, name(picture, width), body)


async def contents(log: Log, session: str, pictures: Iterable[str]) -> dict[str, str]:
    """The pictures as agenda files hold them, by their ids, as far as they fit into one."""
    found: dict[str, str] = {}
    left = MOST_IN_FILE
    for picture in pictures:
        body = await log.read_picture(session, name(picture, LARGE)) or b""
        content = base64.b64encode(body).decode()
        if content and len(content) <= left:
            found[picture] = content
            left -= len(content)
    return found


class Workshop:
    """Where pictures are prepared, one after the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "pictures")
        self._busy: set[str] = set()

    @asynccontextmanager
    async def place(self, session: str) -> AsyncIterator[None]:
        """One picture of a session at a time, and few at once: who comes then waits a little."""
        if session in self._busy or len(self._busy) >= MOST_AT_ONCE:
            raise Refuse(Code.SLOW_DOWN)
        self._busy.add(session)
        try:
            yield
        finally:
            self._busy.discard(session)

    async def prepared(self, content: bytes) -> Prepared:
        """Raises Refuse (bad_picture)."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._thread, prepare, content)
        except Unusable:
            raise Refuse(Code.BAD_PICTURE) from None

    async def of_agenda(self, agenda: Template) -> tuple[Template, dict[str, Files]]:
        """The agenda with its pictures made anew, and their files by id. Raises Refuse."""
        files: dict[str, Files] = {}
        stages = []
        for number, stage in enumerate(agenda.stages, 1):
            pictures = []
            for n, one in enumerate(stage.pictures, 1):
                where = f"stages[{number}].pictures[{n}].content"
                made = await self._decoded(one.content, where)
                files[made.id] = made.files
                pictures.append(
                    msgspec.structs.replace(
                        one,
                        id=made.id,
                        width=made.width,
                        height=made.height,
                        content=base64.b64encode(made.files[LARGE]).decode(),
                    )
                )
            stages.append(msgspec.structs.replace(stage, pictures=pictures))
        return msgspec.structs.replace(agenda, stages=stages), files

    async def _decoded(self, content: str, where: str) -> Prepared:
        try:
            return await self.prepared(base64.b64decode(content, validate=True))
        except (binascii.Error, ValueError, Refuse):
            raise Refuse(Code.BAD_AGENDA, where=where, why="bad_picture") from None

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
