"""People taken out because of what they wrote, and let back.

A facilitator names an idea or a pledge, and never learns whose it is, nor what else is theirs. So
two removals because of two ideas look the same whether one person wrote both or two did: each
stands for itself, and somebody is back when none stands any more.
"""

from sessions.actor import Actor
from sessions.commands import (
    ChangeAgreement,
    ChoosePerspectives,
    Command,
    EraseMe,
    LeavePledge,
    LetBack,
    PauseReminders,
    RemoveAuthor,
    SendPrivateWord,
    SetName,
    SetSeatAside,
    StopReminders,
    WithdrawContact,
    WithdrawIdea,
    WithdrawPledge,
    WithdrawSupport,
)
from sessions.events import AuthorLetBack, AuthorRemoved, Event
from sessions.ids import derive
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Idea, Pledge, Removal, SessionState, Touched

# Whoever was removed can still take back what is theirs, and ask for help.
_LEFT_TO_THEM = (
    ChangeAgreement,
    ChoosePerspectives,
    EraseMe,
    LeavePledge,
    PauseReminders,
    SendPrivateWord,
    SetName,
    SetSeatAside,
    StopReminders,
    WithdrawContact,
    WithdrawIdea,
    WithdrawPledge,
    WithdrawSupport,
)


def must_be_in(state: SessionState, command: Command, actor: Actor) -> None:
    """Refuse what somebody asks for who was removed."""
    if actor.role != "attendee" or isinstance(command, _LEFT_TO_THEM):
        return
    if state.people[actor.id].removals:
        raise Refuse(Code.REMOVED)


def remove(state: SessionState, command: RemoveAuthor, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    thing = _named(state, command.idea, command.pledge)
    if thing.removed:
        return []
    removal = derive(actor.id, command.id)
    return [AuthorRemoved(at=now, removal=removal, idea=command.idea, pledge=command.pledge)]


def _named(state: SessionState, idea: str | None, pledge: str | None) -> Idea | Pledge:
    if (idea is None) == (pledge is None):
        raise Refuse(Code.BAD_REQUEST)
    if idea is not None:
        if idea not in state.ideas:
            raise Refuse(Code.NO_SUCH_IDEA)
        return state.ideas[idea]
    if pledge not in state.pledges:
        raise Refuse(Code.NO_SUCH_PLEDGE)
    return state.pledges[pledge]


def on_removed(state: SessionState, event: AuthorRemoved, touched: Touched) -> None:
    thing = _named(state, event.idea, event.pledge)
    thing.removed = True
    state.removals[event.removal] = Removal(thing.author, thing.id)
    touched.add("moderation", thing.id)
    if thing.author:
        state.people[thing.author].removals.append(event.removal)
        touched.add_for(thing.author, "me", "me")


def let_back(state: SessionState, command: LetBack, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if command.removal not in state.removals:
        raise Refuse(Code.NO_SUCH_REMOVAL)
    return [AuthorLetBack(at=now, removal=command.removal)]


def on_let_back(state: SessionState, event: AuthorLetBack, touched: Touched) -> None:
    removal = state.removals.pop(event.removal)
    thing = state.ideas.get(removal.thing) or state.pledges.get(removal.thing)
    if thing:
        thing.removed = False
        touched.add("moderation", thing.id)
    if removal.participant:
        state.people[removal.participant].removals.remove(event.removal)
        touched.add_for(removal.participant, "me", "me")


DECIDERS: Deciders = {
    RemoveAuthor: remove,
    LetBack: let_back,
}
EVOLVERS: Evolvers = {
    AuthorRemoved: on_removed,
    AuthorLetBack: on_let_back,
}
