"""An event's files, for its facilitators."""

from collections.abc import Mapping
from io import BytesIO

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.export import FORMATS, Format
from server.export.material import Material
from server.pictures import contents
from server.web import context
from sessions.fold import Fold
from sessions.pictures import shown_in
from sessions.refusals import Code, Refuse


async def export(request: Request) -> Response:
    """One file, by `?format=`."""
    here = context.of(request)
    found = await here.facilitated(request)
    made = FORMATS.get(request.query_params.get("format", "csv"))
    if made is None:
        raise Refuse(Code.BAD_REQUEST)
    shown = await found.room.read(lambda fold: shown_in(fold.state)) if made.pictured else []
    pictures = await contents(here.rooms.log, found.room.code, shown)
    content = await found.room.read(lambda fold: _written(made, fold, pictures))
    name = f"pledgewall-{found.room.code}.{made.suffix}"
    return Response(
        content,
        media_type=made.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _written(made: Format, fold: Fold, pictures: Mapping[str, str]) -> bytes:
    file, state = BytesIO(), fold.state
    made.write(Material(state=state, languages=state.languages, pictures=pictures), file)
    return file.getvalue()


ROUTES = [Route("/api/sessions/{code}/export", export)]
