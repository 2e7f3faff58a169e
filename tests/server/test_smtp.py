"""Mail on its way, to a real SMTP server that misbehaves as real ones do."""

import asyncio
from email.message import EmailMessage
from pathlib import Path

import pytest
import structlog
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from server.reminders import mime, smtp
from server.reminders.letters import Written
from server.reminders.smtp import SmtpMailer, SmtpServer
from tests.server.certificates import self_signed
from tests.server.mailbox import Mailbox, taking_mail
from tests.server.redises import free_port

SECRET = "siân.secret@example.org"


def mail(to: str = "ann@example.org") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Our events <events@example.org>"
    made["To"] = to
    made["Subject"] = "Eich cynllun: tŷ"
    made.set_content("Bore da, Siân.\n")
    return made


def mailer(box: Mailbox) -> SmtpMailer:
    return SmtpMailer(SmtpServer.of(box.url))


async def test_many_mails_leave_by_one_connection() -> None:
    async with taking_mail() as box:
        async with mailer(box) as out:
            for to in ("ann@example.org", "ben@example.org"):
                assert await out.send(mail(to)) == "sent"
        assert box.connections == 1
        assert box.recipients() == ["ann@example.org", "ben@example.org"]
        assert box.taken[0].mail_from == "events@example.org"
        [first, _] = box.mails()
        assert first["Subject"] == "Eich cynllun: tŷ"
        assert first.get_content() == "Bore da, Siân.\r\n"


async def test_what_programs_read_arrives_unchanged() -> None:
    """Long fields are wrapped by encoding them, which no mail program takes for an address."""
    stop = f"https://events.example.org/BCDFGH/stop/{'0' * 60}"
    written = Written("ann@example.org", "cy", "Tŷ " * 40, [], stop)
    made = mime.mail(written, "Tŷ <events@example.org>", "a" * 60, 0)
    async with taking_mail() as box, mailer(box) as out:
        assert await out.send(made) == "sent"
        content = box.taken[0].content
        assert isinstance(content, bytes)
        for line in (
            f"List-Unsubscribe: <{stop}>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            f"Message-ID: <{'a' * 60}@example.org>",
        ):
            assert f"\r\n{line}\r\n".encode() in content
        assert content.isascii()
        [read] = box.mails()
        assert read["Subject"] == ("Tŷ " * 40).strip()


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("451 4.7.1 Greylisted, try later", "later"),
        ("452 4.2.2 The mailbox is full", "later"),
        ("550 5.1.1 No such user", "bounced"),
        ("550 no such user", "bounced"),
        ("553 5.1.3 Bad address", "bounced"),
        ("554 5.7.1 You are on a list", "failed"),
        ("421 Closing", "down"),
    ],
)
async def test_what_is_said_of_a_recipient(answer: str, outcome: str) -> None:
    async with taking_mail() as box, mailer(box) as out:
        box.on_rcpt = [answer]
        assert await out.send(mail()) == outcome
        assert box.taken == []
        # It is about this one: the next goes its way.
        assert await out.send(mail("ben@example.org")) == "sent"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("451 4.3.0 Busy", "later"), ("554 5.7.1 Looks like spam", "failed"), (None, "down")],
)
async def test_what_is_said_of_the_mail(answer: str | None, outcome: str) -> None:
    async with taking_mail() as box, mailer(box) as out:
        box.on_data = [answer]
        assert await out.send(mail()) == outcome
        assert await out.send(mail()) == "sent"
        assert len(box.taken) == 1


async def test_where_nobody_listens_it_is_down() -> None:
    async with SmtpMailer(SmtpServer.of(f"smtp://127.0.0.1:{free_port()}")) as out:
        assert await out.send(mail()) == "down"


async def test_a_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "ANSWER_WITHIN", 0.2)
    held: list[asyncio.StreamWriter] = []
    silent = await asyncio.start_server(lambda _, writer: held.append(writer), "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]
    async with SmtpMailer(SmtpServer.of(f"smtp://127.0.0.1:{port}")) as out:
        assert await out.send(mail()) == "down"
    for writer in held:
        writer.close()
    silent.close()


async def test_an_address_beyond_ascii_goes_only_where_such_are_taken() -> None:
    for known, outcome in ((True, "sent"), (False, "bounced")):
        async with taking_mail(enable_SMTPUTF8=known) as box, mailer(box) as out:
            assert await out.send(mail("siân@example.org")) == outcome


async def test_no_log_line_names_a_recipient() -> None:
    async with taking_mail(enable_SMTPUTF8=True) as box, mailer(box) as out:
        with structlog.testing.capture_logs() as lines:
            for answer in (f"550 5.1.1 No {SECRET}", f"451 {SECRET}"):
                box.on_rcpt = [answer]
                await out.send(mail(SECRET))
    assert [line["event"] for line in lines] == ["mail_refused", "mail_refused"]
    assert "secret" not in str(lines)


async def test_a_password_goes_only_through_tls_to_whom_the_certificate_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, tls = await self_signed(tmp_path)
    logins = []

    def log_in(
        server: object, session: Session, envelope: Envelope, how: str, data: object
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"pass/word", handled=False)

    options = {"tls_context": tls, "authenticator": log_in, "require_starttls": True}
    async with taking_mail(**options) as box:

        def out(password: str) -> SmtpMailer:
            url = f"smtp://events:{password}@127.0.0.1:{box.port}"
            return SmtpMailer(SmtpServer.of(url))

        async with out("pass%2Fword") as stranger:
            assert await stranger.send(mail()) == "down"
        assert logins == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        async with out("pass%2Fword") as known:
            assert await known.send(mail()) == "sent"
        assert logins == [(b"events", b"pass/word")]
        assert box.secure == {True}
        # Our own account is wrong: that is nobody's address.
        async with out("other") as wrong:
            assert await wrong.send(mail()) == "down"


def test_a_server_elsewhere_is_never_spoken_to_in_the_clear() -> None:
    there = SmtpServer.of("smtp://user:p%40ss@mail.example.org")
    assert (there.port, there.username, there.password) == (587, "user", "p@ss")
    assert (there.tls, there.start_tls) == (False, True)
    tls = SmtpServer.of("smtps://mail.example.org")
    assert (tls.port, tls.tls, tls.start_tls) == (465, True, False)
    assert SmtpServer.of("smtp://localhost:25").start_tls is None
