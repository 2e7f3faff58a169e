"""How a mail leaves: one SMTP conversation for all that are due, and what was said to each.

An answer that begins with 4, a connection that fails or breaks, and whatever is wrong with our own
account are for later. A recipient that is refused for good is a bounce; unless the refusal says
that it is about our mail, not about the address (RFC 3463: X.7.X is policy, X.3.X and X.4.X are the
other system's trouble).
"""

import asyncio
import re
from email.message import EmailMessage
from email.utils import parseaddr
from types import TracebackType
from typing import Literal, Protocol
from urllib.parse import unquote, urlsplit

import aiosmtplib
import msgspec
import structlog
from aiosmtplib.errors import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientRefused,
    SMTPRecipientsRefused,
    SMTPResponseException,
)

# For one command and its answer; for one mail in all. An outbox's claim lasts longer.
ANSWER_WITHIN = 30.0
MAIL_WITHIN = 90.0

# `later`: only this mail. `down`: no mail leaves now.
Sent = Literal["sent", "later", "down", "failed", "bounced"]
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_ENHANCED = re.compile(r"\s*5\.([0-9]+)\.[0-9]+")
_NOT_THE_ADDRESS = ("3", "4", "6", "7")

log = structlog.get_logger()


class Mailer(Protocol):
    """Sends mail after mail; used as a context, it keeps its connection for all of them."""

    async def __aenter__(self) -> "Mailer": ...

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    async def send(self, mail: EmailMessage) -> Sent: ...


class SmtpServer(msgspec.Struct, frozen=True):
    """Where mail goes. `smtps` is TLS from the first byte. `smtp` insists on STARTTLS, except with
    a server on this computer: no password and no address crosses a network in the clear.
    """

    host: str
    port: int
    username: str | None
    password: str | None
    tls: bool
    start_tls: bool | None

    @classmethod
    def of(cls, url: str) -> "SmtpServer":
        """As `Settings.smtp_url` says, which has been checked."""
        parts = urlsplit(url)
        host, tls = parts.hostname or "", parts.scheme == "smtps"
        return cls(
            host=host,
            port=parts.port or (465 if tls else 587),
            username=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            tls=tls,
            start_tls=False if tls else (None if host in _LOOPBACK else True),
        )


class SmtpMailer:
    """A `Mailer` over one server. Nothing that it says, to us or the log, names a recipient."""

    def __init__(self, server: SmtpServer) -> None:
        self._server = server
        self._client: aiosmtplib.SMTP | None = None

    async def __aenter__(self) -> "SmtpMailer":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._hang_up()

    async def send(self, mail: EmailMessage) -> Sent:
        """Hand one mail over; what is returned is known, but for `down`, which may have arrived."""
        try:
            async with asyncio.timeout(MAIL_WITHIN):
                client = await self._connected()
                sender = parseaddr(str(mail["From"]))[1]
                await client.send_message(mail, sender=sender)
        except (SMTPException, OSError, TimeoutError) as error:
            outcome, said = _meaning(error)
            log.warning("mail_refused", outcome=outcome, error=type(error).__name__, code=said)
            if outcome == "down":
                await self._hang_up()
            return outcome
        return "sent"

    async def _connected(self) -> aiosmtplib.SMTP:
        if self._client is None or not self._client.is_connected:
            server = self._server
            client = aiosmtplib.SMTP(
                hostname=server.host,
                port=server.port,
                username=server.username,
                password=server.password,
                use_tls=server.tls,
                start_tls=server.start_tls,
                timeout=ANSWER_WITHIN,
            )
            await client.connect()
            self._client = client
        return self._client

    async def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client is None:
            return
        try:
            await client.quit(timeout=2)
        except (SMTPException, OSError, TimeoutError):
            client.close()


def _meaning(error: Exception) -> tuple[Sent, int | None]:
    """What a failure means for the mail, and the code of the server's answer, if it gave one."""
    if isinstance(error, SMTPRecipientsRefused):
        error = error.recipients[0]
    if not isinstance(error, SMTPResponseException):
        # An address beyond ASCII, where the server does not take such: none can be sent there.
        return ("bounced" if isinstance(error, SMTPNotSupported) else "down"), None
    about_mail = isinstance(error, SMTPRecipientRefused | SMTPDataError)
    if isinstance(error, SMTPAuthenticationError) or not about_mail or error.code == 421:
        return "down", error.code
    if error.code < 500:
        return "later", error.code
    if isinstance(error, SMTPDataError):
        return "failed", error.code
    said = _ENHANCED.match(error.message)
    return ("failed" if said and said[1] in _NOT_THE_ADDRESS else "bounced"), error.code
