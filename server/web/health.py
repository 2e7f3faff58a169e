"""For load balancers and watchdogs."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from server.web import context


async def healthz(request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("ok\n")


async def readyz(request: Request) -> Response:
    """The log answers too, and the server is not about to stop."""
    here = context.of(request)
    if here.handover.begun:
        return PlainTextResponse("stopping\n", 503)
    try:
        await here.rooms.log.sessions()
    except Exception:  # noqa: BLE001 (whatever it is, it is not ready)
        return PlainTextResponse("the log cannot be read\n", 503)
    return PlainTextResponse("ok\n")


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz)]
