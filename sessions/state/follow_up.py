"""What was told of a pledge since it was made."""

from sessions.state.moderation import Moderated
from sessions.wire import FollowUp, Teller


class CheckIn(Moderated, kw_only=True):
    """`status` is what its owner said then; of who joined, None. `redacted`: its words were taken
    away for good.
    """

    id: str
    at: int
    author: str | None
    by: Teller
    status: FollowUp | None
    story: str | None
    lang: str
    picture: str | None
    help: str | None
    redacted: bool = False

    @property
    def is_public(self) -> bool:
        """Whether everybody may see its words and picture, with the pledge."""
        return not (self.held or self.hidden)

    @property
    def says(self) -> bool:
        """Whether there is more in it than how the pledge stands."""
        return bool(self.story or self.picture or self.help)
