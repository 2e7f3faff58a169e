"""Settings from the environment, checked at start. The README lists every one."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from server.addresses import is_origin

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


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment gives. Raises SettingsError."""
    defaults = Settings()
    return Settings(
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
    )


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
