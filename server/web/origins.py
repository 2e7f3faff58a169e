"""Which pages may ask: those that this server gave, under whatever address it was reached.

A browser says in `Origin` which page asks, and in `Host` whom. A page from elsewhere differs in the
two; one whose own name was pointed here afterwards (DNS rebinding) does not, but it names a host
that is not this computer.
"""

import ipaddress
import socket
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request

from server.addresses import Addresses, is_loopback

_BY_PROXIES = frozenset({"forwarded", "via", "x-real-ip"})


class Origins:
    """The answer to `cors_allowed_origins` of python-socketio."""

    def __init__(self, public_url: str | None) -> None:
        self._public_url = public_url

    def __call__(self, origin: str | None, environ: Mapping[str, Any]) -> bool:
        """Whether a page may open a socket. A proxy may have ended TLS, or changed the Host."""
        if not origin or origin == self._public_url:
            return bool(origin)
        hosts = (environ.get("HTTP_HOST"), environ.get("HTTP_X_FORWARDED_HOST"))
        return _host(origin) in {one.split(",")[0].strip().lower() for one in hosts if one}


def is_local(request: Request, addresses: Addresses) -> bool:
    """Whether somebody on this very computer asks: by a program, or by a page of this server."""
    if request.client is None or _came_by_proxy(request):
        return False
    try:
        if not ipaddress.ip_address(request.client.host).is_loopback:
            return False
    except ValueError:
        return False
    origin, host = request.headers.get("origin"), request.headers.get("host", "").lower()
    return origin is None or (_host(origin) == host and _is_own(host, addresses))


def names_this_computer(request: Request, addresses: Addresses) -> bool:
    """Whether the request says that it is for this computer, by a name that is its own."""
    return _is_own(request.headers.get("host", "").lower(), addresses)


def is_from_elsewhere(request: Request) -> bool:
    """Whether another site's page asks: it cannot read the answer, yet asking may leave a note."""
    return request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none")


def _came_by_proxy(request: Request) -> bool:
    return any(name in _BY_PROXIES or name.startswith("x-forwarded") for name in request.headers)


def _host(origin: str) -> str:
    return origin.partition("://")[2].lower()


def _is_own(host: str, addresses: Addresses) -> bool:
    """Whether this Host header names this computer, and nothing that a stranger could name so."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return is_loopback(name) or name == socket.gethostname().lower() or name in addresses.numbers()
