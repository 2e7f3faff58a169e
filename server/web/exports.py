"""An event's files, for its facilitators."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.export import FORMATS
from server.pictures import contents
from server.web import context
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
    content = await found.room.read(lambda fold: b"".join(made.write(fold.state, pictures)))
    name = f"pledgewall-{found.room.code}.{made.suffix}"
    return Response(
        content,
        media_type=made.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


ROUTES = [Route("/api/sessions/{code}/export", export)]
