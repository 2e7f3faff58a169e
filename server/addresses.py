"""The addresses under which phones reach this server.

Never loopback, and never what a request's Host header says: a QR code outlives the request, and
anybody can send any header.
"""

import ipaddress
import re
import socket
from urllib.parse import urlsplit

import ifaddr
import msgspec

_HOST = re.compile(r"[\w.:-]+\Z")
# Bridges of containers and virtual machines: phones are seldom there.
_VIRTUAL = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "utun", "tailscale", "zt")


class Address(msgspec.Struct, frozen=True):
    """One way in: `label` is the network interface's name, or how the address was set."""

    url: str
    label: str


class Addresses:
    """What can be offered here, best first."""

    def __init__(self, port: int, public_url: str | None) -> None:
        self.port = port
        self.public_url = public_url

    def candidates(self) -> list[Address]:
        found = [Address(self.public_url, "PLEDGEWALL_PUBLIC_URL")] if self.public_url else []
        found += [Address(self._url(host), name) for host, name in _hosts()]
        return found or [Address(self._url(socket.gethostname()), "hostname")]

    def numbers(self) -> set[str]:
        """This computer's own addresses, as numbers."""
        return {host for host, _ in _hosts()}

    def used(self, chosen: str | None) -> str:
        """The address that join links carry, given what the facilitator chose.

        A number that is none of this machine's any more (it moved to another network) is passed
        over; a name is taken at its word.
        """
        candidates = self.candidates()
        known = {address.url for address in candidates}
        if chosen and (chosen in known or not _is_number(chosen)):
            return chosen
        return candidates[0].url

    def _url(self, host: str) -> str:
        return f"http://{host}" if self.port == 80 else f"http://{host}:{self.port}"


def is_usable(url: str) -> bool:
    """Whether an address that somebody typed can be put into a QR code for phones."""
    return is_origin(url) and not is_loopback(urlsplit(url).hostname or "")


def is_origin(url: str) -> bool:
    """Whether this is a scheme and a host, perhaps a port, and nothing else."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.path or parts.query or parts.fragment or parts.username or len(url) > 100:
        return False
    return parts.scheme in ("http", "https") and bool(_HOST.match(host))


def is_loopback(host: str) -> bool:
    """Whether this name or number leads back to the computer that uses it."""
    host = host.rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return _is_old_loopback(host)
    number = getattr(number, "ipv4_mapped", None) or number
    return number.is_loopback or number.is_unspecified


def _is_old_loopback(host: str) -> bool:
    """The same for the shortened ways to write an address, which browsers still take: 127.1."""
    try:
        return socket.inet_aton(host)[0] in (0, 127)
    except OSError:
        return False


def _is_number(url: str) -> bool:
    try:
        ipaddress.ip_address(urlsplit(url).hostname or "")
    except ValueError:
        return False
    return True


def _hosts() -> list[tuple[str, str]]:
    found: list[tuple[tuple[bool, bool, bool], str, str]] = []
    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            if not isinstance(ip.ip, str):
                continue
            number = ipaddress.ip_address(ip.ip)
            if number.is_loopback or number.is_unspecified:
                continue
            name = adapter.nice_name
            virtual = name.lower().startswith(_VIRTUAL)
            found.append(((virtual, number.is_link_local, not number.is_private), ip.ip, name))
    found.sort(key=lambda one: one[0])
    return [(host, name) for _, host, name in found]
