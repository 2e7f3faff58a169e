"""An event's files, for its facilitators."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.export import FORMATS
from server.web import context
from sessions.refusals import Code, Refuse


async def export(request: Request) -> Response:
    """One file, by `?format=`."""
    found = await context.of(request).facilitated(request)
    made = FORMATS.get(request.query_params.get("format", "csv"))
    if made is None:
        raise Refuse(Code.BAD_REQUEST)
    content = await found.room.read(lambda fold: b"".join(made.write(fold.state)))
    name = f"pledgewall-{found.room.code}.{made.suffix}"
    return Response(
        content,
        media_type=made.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


ROUTES = [Route("/api/sessions/{code}/export", export)]
