"""What a session is at one position of its log. Changed by `evolve`, and by nothing else."""

from sessions.state.agenda import *
from sessions.state.follow_up import *
from sessions.state.ideas import *
from sessions.state.moderation import *
from sessions.state.people import *
from sessions.state.pledges import *
from sessions.state.privacy import *
from sessions.state.private_words import *
from sessions.state.publication import *
from sessions.state.reminders import *
from sessions.state.session import *
from sessions.state.steps import *
from sessions.state.story import *
from sessions.state.suggestions import *
from sessions.state.surveys import *
from sessions.state.tables import *
from sessions.state.team import *
from sessions.state.themes import *
from sessions.state.touched import *
