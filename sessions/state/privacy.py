"""What is promised about data, and what became of it."""

import msgspec

from sessions.wire import Exported, Privacy


class Keeping(msgspec.Struct, kw_only=True):
    """How long what is kept: as `privacy` promises, counted from the end, or from `last_at`.

    `withdrawn` are ideas and pledges that were taken back: their words wait to be deleted.
    """

    privacy: Privacy = msgspec.field(default_factory=Privacy)
    last_at: int = 0
    withdrawn: list[str] = []
    unlinked: bool = False
    exports: list[Exported] = []
