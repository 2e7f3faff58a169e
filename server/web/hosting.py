"""The ways to tables: a QR code for each, and a secret link for its host.

A host link's secret is derived from the facilitator's, so that a facilitator finds the same links
again; only its hash is kept. It stands in the address's fragment, like every secret.
"""

import secrets
from base64 import urlsafe_b64encode
from hashlib import blake2b

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.live.rooms import SERVER
from server.web import context, qr
from server.web.answers import bearer, json
from sessions.commands import IssueHostKeys
from sessions.fold import Fold
from sessions.ids import token_hash
from sessions.refusals import Code, Refuse
from sessions.seating import open_tables
from sessions.state import Table

SVG = "image/svg+xml"


class HostLink(msgspec.Struct, frozen=True):
    """Whoever opens `url` hosts the table."""

    table: str
    url: str


class HostLinks(msgspec.Struct, frozen=True):
    hosts: list[HostLink]


def _secret(facilitator: str, code: str, table: Table) -> str:
    """The secret of a table's host link; another one each time that hosts were revoked."""
    made = blake2b(
        f"{code} {table.id} {table.version}".encode(),
        digest_size=15,
        key=token_hash(facilitator + "/hosts").encode(),
        person=b"pledgewall.host",
    )
    return urlsafe_b64encode(made.digest()).decode()


def _link(base: str, table: Table, secret: str) -> str:
    return f"{base}#host={table.id}.{secret}"


async def hosts(request: Request) -> Response:
    """Every table's host link. They work from now on, until they are revoked."""
    here = context.of(request)
    found = await here.facilitated(request)
    key, code = bearer(request), found.room.code
    tables = await found.room.read(lambda fold: list(open_tables(fold.state)))
    made = {table.id: _secret(key, code, table) for table in tables}
    if made:
        hashes = {table: token_hash(secret) for table, secret in made.items()}
        command = IssueHostKeys(id=secrets.token_hex(8), keys=hashes)
        outcome = await found.room.do(command, SERVER)
        if outcome.refusal:
            raise Refuse(outcome.refusal.code)
    base = (await here.newcomer(found)).join_url
    return json(HostLinks([HostLink(one.id, _link(base, one, made[one.id])) for one in tables]))


async def host_code(request: Request) -> Response:
    """A table's host link as a QR code, once it works."""
    here = context.of(request)
    found = await here.facilitated(request)
    wanted = request.query_params.get("table", "")

    def link(fold: Fold) -> str:
        table = fold.state.tables.get(wanted)
        secret = _secret(bearer(request), found.room.code, table) if table else ""
        if table is None or token_hash(secret) not in table.keys:
            raise Refuse(Code.NO_SUCH_TABLE)
        return _link(f"{here.base(fold)}/{fold.state.code}", table, secret)

    return Response(qr.svg(await found.room.read(link)), media_type=SVG)


ROUTES = [
    Route("/api/sessions/{code}/hosts", hosts, methods=["POST"]),
    Route("/api/sessions/{code}/host.svg", host_code),
]
