"""What goes over the wire: the entities of the views, and the envelopes around them.

Times are milliseconds of the server's clock. The client's types are generated from this module
and from `commands`; docs/protocol.md says the same in prose.
"""

from sessions.wire.base import *
from sessions.wire.board import *
from sessions.wire.envelopes import *
from sessions.wire.files import *
from sessions.wire.follow_up import *
from sessions.wire.help_lines import *
from sessions.wire.ideas import *
from sessions.wire.me import *
from sessions.wire.moderation import *
from sessions.wire.my_data import *
from sessions.wire.perspectives import *
from sessions.wire.plan import *
from sessions.wire.pledges import *
from sessions.wire.privacy import *
from sessions.wire.private_words import *
from sessions.wire.session import *
from sessions.wire.stages import *
from sessions.wire.story import *
from sessions.wire.suggestions import *
from sessions.wire.surveys import *
from sessions.wire.tables import *
from sessions.wire.team import *
from sessions.wire.themes import *
from sessions.wire.view import *
from sessions.wire.votes import *
