"""Ids of new entities, derived so that a repeated command gives the same ones."""

from hashlib import blake2b


def derive(participant: str, command: str) -> str:
    """The id of what this participant's command makes.

    Sixteen hex digits, evenly spread (the fair sample of ideas relies on that), and of no use
    to anybody who does not hold both parts: neither is ever shown.
    """
    return blake2b(f"{participant}\0{command}".encode(), digest_size=8).hexdigest()


def token_hash(token: str) -> str:
    """What is stored in place of a secret link or a phone's resume token."""
    return blake2b(token.encode(), digest_size=20, person=b"pledgewall.token").hexdigest()
