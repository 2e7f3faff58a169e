"""Settings from the environment, checked at start. The README lists every one."""

import os
from collections.abc import Mapping
from email.utils import formataddr, parseaddr
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from email_validator import EmailNotValidError, validate_email

from server.addresses import is_origin
from server.zones import is_time_zone

# What a token holds at least: one that can be guessed is none.
SHORTEST_TOKEN = 16
LONGEST_CONTACT = 200
LOG_FORMATS: tuple[Literal["logfmt", "json"], ...] = ("logfmt", "json")


class SettingsError(Exception):
    """A setting that cannot be used; the text says which and why."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    host: str = "0.0.0.0"  # noqa: S104 (phones on the same network must reach it)
    port: int = 8000
    data: Path = Path("data")
    public_url: str | None = None
    create_key: str | None = None
    contact: str | None = None
    redis_url: str | None = None
    spread_above: int = 4000
    metrics_token: str | None = None
    log_format: Literal["logfmt", "json"] = "logfmt"
    word_list: Path | None = None
    name_list: Path | None = None
    time_zone: str = "Europe/London"
    smtp_url: str | None = None
    mail_from: str | None = None

    @property
    def sends_mail(self) -> bool:
        return self.smtp_url is not None


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment gives. Raises SettingsError."""
    defaults = Settings()
    settings = Settings(
        host=environment.get("HOST") or defaults.host,
        port=_port(environment.get("PORT") or str(defaults.port)),
        data=Path(environment.get("PLEDGEWALL_DATA") or defaults.data),
        public_url=_public_url(environment.get("PLEDGEWALL_PUBLIC_URL")),
        create_key=environment.get("PLEDGEWALL_CREATE_KEY") or None,
        contact=_contact(environment.get("PLEDGEWALL_CONTACT")),
        redis_url=_redis_url(environment.get("REDIS_URL")),
        spread_above=_number(
            "PLEDGEWALL_SPREAD_ABOVE",
            environment.get("PLEDGEWALL_SPREAD_ABOVE") or str(defaults.spread_above),
        ),
        metrics_token=_token(environment.get("PLEDGEWALL_METRICS_TOKEN")),
        log_format=_log_format(environment.get("PLEDGEWALL_LOG_FORMAT") or defaults.log_format),
        word_list=_file(environment.get("PLEDGEWALL_WORD_LIST")),
        name_list=_file(environment.get("PLEDGEWALL_NAME_LIST")),
        time_zone=_time_zone(environment.get("PLEDGEWALL_TIME_ZONE") or defaults.time_zone),
        smtp_url=_smtp_url(environment.get("PLEDGEWALL_SMTP_URL")),
        mail_from=_mail_from(environment.get("PLEDGEWALL_MAIL_FROM")),
    )
    _check_mail(settings)
    return settings


def _port(given: str) -> int:
    if not given.isdecimal() or not 0 <= int(given) <= 65535:
        raise SettingsError(f"PORT must be a number from 0 to 65535, not {given!r}.")
    return int(given)


def _number(name: str, given: str) -> int:
    if not given.isdecimal():
        raise SettingsError(f"{name} must be a number, not {given!r}.")
    return int(given)


def _public_url(given: str | None) -> str | None:
    if not given:
        return None
    url = given.rstrip("/")
    if not is_origin(url):
        raise SettingsError(
            f"PLEDGEWALL_PUBLIC_URL must look like https://events.example.org, not {given!r}."
        )
    return url


def _contact(given: str | None) -> str | None:
    """Stands on the accessibility statement: an address, a telephone number, or a few words."""
    if not given or not given.strip():
        return None
    if len(given) > LONGEST_CONTACT or not given.isprintable():
        raise SettingsError(
            f"PLEDGEWALL_CONTACT must be one line of at most {LONGEST_CONTACT} characters."
        )
    return given.strip()


def _redis_url(given: str | None) -> str | None:
    """What is given is never repeated: it may hold a password."""
    if not given:
        return None
    try:
        url = urlsplit(given)
        usable = url.scheme in ("redis", "rediss") and url.hostname and url.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(
            "REDIS_URL must look like redis://localhost:6379/0"
            " or rediss://user:password@redis.example.org:6379/0."
        )
    return given


def _token(given: str | None) -> str | None:
    """What is given is never repeated. What it is made of fits into a header."""
    if not given:
        return None
    fits = given.isascii() and given.isprintable() and " " not in given
    if len(given) < SHORTEST_TOKEN or not fits:
        raise SettingsError(
            f"PLEDGEWALL_METRICS_TOKEN must be at least {SHORTEST_TOKEN} ASCII characters,"
            " none of them a blank."
        )
    return given


def _file(given: str | None) -> Path | None:
    return Path(given) if given else None


def _log_format(given: str) -> Literal["logfmt", "json"]:
    for known in LOG_FORMATS:
        if given == known:
            return known
    raise SettingsError(f"PLEDGEWALL_LOG_FORMAT must be logfmt or json, not {given!r}.")


def _time_zone(given: str) -> str:
    if not is_time_zone(given):
        raise SettingsError(
            f"PLEDGEWALL_TIME_ZONE must be a time zone such as Europe/London, not {given!r}."
        )
    return given


def _smtp_url(given: str | None) -> str | None:
    """What is given is never repeated: it may hold a password."""
    if not given:
        return None
    try:
        url = urlsplit(given)
        usable = url.scheme in ("smtp", "smtps") and url.hostname and url.port != 0
        usable = usable and url.path in ("", "/") and not (url.query or url.fragment)
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(
            "PLEDGEWALL_SMTP_URL must look like smtp://user:password@mail.example.org:587"
            " or smtps://user:password@mail.example.org:465."
        )
    return given


def _mail_from(given: str | None) -> str | None:
    """An address, or a name and an address: `Better mornings <events@example.org>`."""
    if not given:
        return None
    name, address = parseaddr(given)
    try:
        if not given.isprintable():
            raise EmailNotValidError
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise SettingsError(
            "PLEDGEWALL_MAIL_FROM must look like events@example.org"
            f" or Our events <events@example.org>, not {given!r}."
        ) from None
    return formataddr((name, address))


def _check_mail(settings: Settings) -> None:
    """Mail has a sender, and its links lead here from anywhere."""
    if not settings.sends_mail:
        return
    if settings.mail_from is None:
        raise SettingsError("PLEDGEWALL_SMTP_URL needs PLEDGEWALL_MAIL_FROM: who the mail is from.")
    if settings.public_url is None:
        raise SettingsError(
            "PLEDGEWALL_SMTP_URL needs PLEDGEWALL_PUBLIC_URL: links in mail must work anywhere."
        )
