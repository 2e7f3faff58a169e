"""People."""

import msgspec


class Contact(msgspec.Struct, kw_only=True):
    """Where somebody wants to be reached. `at` is when they agreed to it; `bounced`: there is no
    such address.
    """

    email: str
    lang: str
    at: int
    paused_until: int | None = None
    stopped: bool = False
    bounced: bool = False


class Held(msgspec.Struct, kw_only=True):
    """How somebody takes part who has no phone of their own: by a `seat` of its `holder`.

    `holder` is None once that is no longer known. `agreed` says whether the holder may act for
    them; None where they act themselves. `aside`: not any more.
    """

    holder: str | None
    seat: str
    agreed: bool | None = None
    aside: bool = False

    @property
    def is_acted_for(self) -> bool:
        return self.agreed is True and not self.aside


class Holder(msgspec.Struct, kw_only=True):
    """Who can have seats for others: a participant on their phone, a member on the console.

    `seats` are the participants who have them, by the seat's name.
    """

    id: str
    n: int
    seats: dict[str, str] = {}


class Participant(Holder, kw_only=True):
    """`held` is the seat of somebody without a phone of their own.

    `tables` are where they sat, by round; `host` is the table that they host. `plan_links`
    are the hashes of their private links, `plan_secret` is that of one where mails have to carry
    it. `pictures` are those that they brought.
    """

    name: str | None = None
    ideas: list[str] = []
    pledges: list[str] = []
    joined: list[str] = []
    supported: list[str] = []
    tables: dict[int, str] = {}
    host: str | None = None
    held: Held | None = None
    removals: list[str] = []
    perspectives: list[str] = []
    private_words: list[str] = []
    contact: Contact | None = None
    plan_links: list[str] = []
    plan_secret: str | None = None
    pictures: list[str] = []
