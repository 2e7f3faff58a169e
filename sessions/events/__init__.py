"""What happened, in the past tense, with ids and times inside: the only thing that is stored.

A field marked `Erasable` can hold personal data: logs keep it beside the event, so that it can be
deleted for good, and hand the event back with None in its place.
"""

from sessions.events.agenda import *
from sessions.events.base import *
from sessions.events.board import *
from sessions.events.contact import *
from sessions.events.follow_up import *
from sessions.events.help_lines import *
from sessions.events.ideas import *
from sessions.events.moderation import *
from sessions.events.people import *
from sessions.events.perspectives import *
from sessions.events.pictures import *
from sessions.events.pledges import *
from sessions.events.privacy import *
from sessions.events.private_words import *
from sessions.events.reminders import *
from sessions.events.seats import *
from sessions.events.session import *
from sessions.events.stages import *
from sessions.events.story import *
from sessions.events.suggestions import *
from sessions.events.surveys import *
from sessions.events.tables import *
from sessions.events.team import *
from sessions.events.themes import *
from sessions.events.votes import *
