"""What people ask for. One tagged union; unknown fields are refused, every length is bounded.

One noun a module; each says which of its commands attendees and facilitators may send.
"""

from typing import get_args

from sessions.commands import (
    agenda,
    base,
    board,
    contact,
    follow_up,
    help_lines,
    ideas,
    moderation,
    people,
    perspectives,
    pictures,
    pledges,
    privacy,
    private_words,
    reminders,
    seats,
    session,
    stages,
    story,
    suggestions,
    surveys,
    tables,
    team,
    themes,
    votes,
)
from sessions.commands.agenda import *
from sessions.commands.base import *
from sessions.commands.board import *
from sessions.commands.contact import *
from sessions.commands.follow_up import *
from sessions.commands.help_lines import *
from sessions.commands.ideas import *
from sessions.commands.moderation import *
from sessions.commands.people import *
from sessions.commands.perspectives import *
from sessions.commands.pictures import *
from sessions.commands.plan import *
from sessions.commands.pledges import *
from sessions.commands.privacy import *
from sessions.commands.private_words import *
from sessions.commands.reminders import *
from sessions.commands.seats import *
from sessions.commands.session import *
from sessions.commands.stages import *
from sessions.commands.story import *
from sessions.commands.suggestions import *
from sessions.commands.surveys import *
from sessions.commands.tables import *
from sessions.commands.team import *
from sessions.commands.themes import *
from sessions.commands.votes import *

AttendeeCommand = seats.OwnCommand | seats.SeatAttendeeCommand | tables.TableAttendeeCommand
FacilitatorCommand = (
    stages.StageFacilitatorCommand
    | agenda.AgendaFacilitatorCommand
    | pictures.PictureFacilitatorCommand
    | ideas.IdeaFacilitatorCommand
    | themes.ThemeFacilitatorCommand
    | votes.VoteFacilitatorCommand
    | pledges.PledgeFacilitatorCommand
    | moderation.ModerationFacilitatorCommand
    | perspectives.PerspectiveFacilitatorCommand
    | session.SessionFacilitatorCommand
    | suggestions.SuggestionFacilitatorCommand
    | surveys.SurveyFacilitatorCommand
    | tables.TableFacilitatorCommand
    | board.BoardFacilitatorCommand
    | team.TeamFacilitatorCommand
    | seats.SeatFacilitatorCommand
    | private_words.PrivateWordFacilitatorCommand
    | privacy.PrivacyFacilitatorCommand
    | help_lines.HelpLineFacilitatorCommand
    | reminders.ReminderFacilitatorCommand
    | follow_up.FollowUpFacilitatorCommand
    | story.StoryFacilitatorCommand
    | people.SetName
)
AnyCommand = AttendeeCommand | FacilitatorCommand
KINDS: dict[str, type[base.Command]] = {
    base.snake(kind.__name__): kind for kind in get_args(AnyCommand)
}

# What the server itself asks for; no client can send these.
ServerCommand = (
    people.Join
    | session.IssueFacilitatorLink
    | team.InviteMember
    | tables.IssueHostKeys
    | pictures.KeepPicture
    | suggestions.OfferSuggestions
    | privacy.ForgetLinks
    | privacy.NoteExport
    | reminders.StopMail
    | reminders.StartMail
    | reminders.NoteBounce
    | contact.LinkPlan
)
