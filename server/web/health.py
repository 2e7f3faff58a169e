"""For load balancers, watchdogs and Prometheus."""

from prometheus_client.exposition import choose_encoder
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from server.web import context
from sessions.refusals import Refuse


async def healthz(request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("ok\n")


async def readyz(request: Request) -> Response:
    """The log can be written too, and the server is not about to stop.

    Why not, in words, is for those who run the server.
    """
    here = context.of(request)
    if here.handover.begun:
        return PlainTextResponse("stopping\n", 503)
    why = await here.readiness.why_not()
    if why is None:
        return PlainTextResponse("ok\n")
    told = f": {why}" if here.may_watch(request) is None else ""
    return PlainTextResponse(f"the log cannot be written{told}\n", 503)


async def metrics(request: Request) -> Response:
    """Numbers for Prometheus, as text; for this computer, or with the token."""
    here = context.of(request)
    if (refusal := here.may_watch(request)) is not None:
        raise Refuse(refusal)
    encode, kind = choose_encoder(request.headers.get("accept", ""))
    return Response(encode(here.metrics.registry), media_type=kind)


ROUTES = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/metrics", metrics),
]
