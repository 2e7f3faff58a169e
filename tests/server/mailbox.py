"""A real SMTP server on a loopback port, that keeps what it takes and refuses what it should."""

import asyncio
import contextlib
import email.policy
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Mailbox:
    """`taken` are the mails that were accepted. `on_rcpt` and `on_data` hold what the next ones are
    answered instead; None in it breaks the connection. `hook` is called before each answer, with
    what was asked and how many mails were taken before.
    """

    taken: list[Envelope] = field(default_factory=list)
    on_rcpt: list[str | None] = field(default_factory=list)
    on_data: list[str | None] = field(default_factory=list)
    hook: Callable[[str, int], Awaitable[None]] | None = None
    connections: int = 0
    secure: set[bool] = field(default_factory=set)
    port: int = 0
    came: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def mails(self, to: str | None = None) -> list[EmailMessage]:
        """As the stdlib reads them, in their order."""
        found = []
        for one in self.taken:
            if to is None or one.rcpt_tos == [to]:
                content = one.content
                assert isinstance(content, bytes)
                read = message_from_bytes(content, policy=email.policy.default)
                assert isinstance(read, EmailMessage)
                found.append(read)
        return found

    def recipients(self) -> list[str]:
        return [address for one in self.taken for address in one.rcpt_tos]

    async def until(self, number: int) -> None:
        """Wait for so many mails in all."""
        async with asyncio.timeout(30):
            while len(self.taken) < number:
                self.came.clear()
                await self.came.wait()

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.hook:
            await self.hook("rcpt", len(self.taken))
        if answer := self._said(server, self.on_rcpt):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if answer := self._said(server, self.on_data):
            return answer
        self.taken.append(envelope)
        self.secure.add(session.ssl is not None)
        self.came.set()
        if self.hook:
            await self.hook("data", len(self.taken))
        return "250 OK"

    def _said(self, server: SMTP, answers: list[str | None]) -> str | None:
        if not answers:
            return None
        answer = answers.pop(0)
        if answer is None:
            assert server.transport
            server.transport.abort()
            return "421 gone"
        return answer

    @contextlib.asynccontextmanager
    async def open(self, port: int = 0, **options: Any) -> AsyncIterator["Mailbox"]:
        """Take mail for as long as the block lasts; `options` are aiosmtpd's."""
        loop = asyncio.get_running_loop()

        def conversation() -> SMTP:
            self.connections += 1
            return SMTP(self, hostname="mail.test", loop=loop, **options)

        listening = await loop.create_server(conversation, "127.0.0.1", port)
        self.port = listening.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            listening.close()


@contextlib.asynccontextmanager
async def taking_mail(**options: Any) -> AsyncIterator[Mailbox]:
    async with Mailbox().open(**options) as mailbox:
        yield mailbox
