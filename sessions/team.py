"""Who runs the event together: invited by links, each with a role that never moves by itself.

Every link to the console is a member. What a member does is signed in the log, so that each
console can say what the others did.
"""

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import Command, InviteMember, RevokeMember
from sessions.events import Acted, Event, MemberInvited, MemberNamed, MemberRevoked
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import FEWEST_ON_PAPER, Member, SessionState, Touched
from sessions.wire import Doing, MemberRole

MOST_MEMBERS = 60
# How many of the last doings consoles see.
DOINGS = 20

# What the roles may ask for, by the commands' types; facilitators may ask for all.
_OWN_NAME = frozenset({"set_name"})
_MODERATING = frozenset(
    {
        "approve_check_in",
        "approve_idea",
        "approve_pledge",
        "approve_unflagged",
        "dismiss_suggestion",
        "flag_idea",
        "flag_pledge",
        "hide_check_in",
        "hide_idea",
        "hide_pledge",
        "hold_ideas",
        "let_back",
        "merge_ideas",
        "pause_posting",
        "remove_author",
        "restore_check_in",
        "restore_idea",
        "restore_pledge",
        "rewrite_idea",
        "rewrite_pledge",
        "see_private_word",
        "set_hold",
        "set_list",
        "show_survey_text",
        "settle_private_word",
        "unflag_idea",
        "unflag_pledge",
        "unmerge_idea",
    }
)
_WRITING = frozenset({"add_seat", "act_for", "change_agreement"})
MAY: dict[MemberRole, frozenset[str]] = {
    "moderator": _OWN_NAME | _MODERATING,
    "scribe": _OWN_NAME | _WRITING,
}


def member_of(state: SessionState, secret: str) -> Member | None:
    """The member whose link has this hash, unless it was revoked."""
    found = (one for one in state.team.values() if one.secret == secret and not one.revoked)
    return next(found, None)


def known(state: SessionState, actor: Actor) -> Member:
    """The member who asks."""
    actor.must_be("facilitator")
    member = member_of(state, actor.id)
    if member is None:
        raise Refuse(Code.BAD_TOKEN)
    return member


def must_be_allowed(state: SessionState, command: Command, actor: Actor) -> None:
    """Refuse what a facilitator's role does not let them do."""
    if actor.role != "facilitator":
        return
    allowed = MAY.get(known(state, actor).role)
    if allowed is not None and kind_of(command) not in allowed:
        raise Refuse(Code.NOT_YOUR_ROLE)


def kind_of(command: Command) -> str:
    return str(command.__struct_config__.tag)


def signed(
    state: SessionState,
    command: Command,
    actor: Actor,
    events: list[Event],
    about: str | None,
    now: int,
) -> list[Event]:
    """What a member made happen, with who that was before it."""
    if not events:
        return events
    member, kind = known(state, actor).id, kind_of(command)
    if kind in _WRITING or kind == "erase_person":
        about = None  # It would tell which ideas came from the same hand.
    return [Acted(at=now, member=member, kind=kind, about=about), *events]


def invite(state: SessionState, command: InviteMember, actor: Actor, now: int) -> list[Event]:
    known(state, actor)
    if len(state.team) >= MOST_MEMBERS:
        raise Refuse(Code.TOO_MANY)
    return [
        MemberInvited(
            at=now,
            member=f"m{state.numbered.get('members', 0) + 1}",
            role=command.role,
            name=words.optional(command.name, text.NAME_LENGTH),
            secret=command.secret,
        )
    ]


def on_invited(state: SessionState, event: MemberInvited, touched: Touched) -> None:
    state.facilitators.add(event.secret)
    _add(state, event.secret, event.role, event.name, touched)


def enter(state: SessionState, secret: str, touched: Touched) -> None:
    """A link that the server made: its owner may do everything."""
    if member_of(state, secret) is None:
        _add(state, secret, "facilitator", None, touched)


def _add(
    state: SessionState, secret: str, role: MemberRole, name: str | None, touched: Touched
) -> None:
    n = state.next_number("members")
    member = Member(id=f"m{n}", n=n, role=role, secret=secret, name=name)
    state.team[member.id] = member
    state.links[secret] = n
    touched.add("members", member.id)


def named(state: SessionState, name: str | None, actor: Actor, now: int) -> list[Event]:
    """A member says how the others shall call them."""
    return [MemberNamed(at=now, member=known(state, actor).id, name=name)]


def on_named(state: SessionState, event: MemberNamed, touched: Touched) -> None:
    state.team[event.member].name = event.name
    touched.add("members", event.member)


def revoke(state: SessionState, command: RevokeMember, actor: Actor, now: int) -> list[Event]:
    known(state, actor)
    member = state.team.get(command.member)
    if member is None:
        raise Refuse(Code.NO_SUCH_MEMBER)
    if member.revoked:
        return []
    full = [one for one in state.team.values() if one.role == "facilitator" and not one.revoked]
    if full == [member]:
        raise Refuse(Code.LAST_FACILITATOR)
    return [MemberRevoked(at=now, member=member.id)]


def on_revoked(state: SessionState, event: MemberRevoked, touched: Touched) -> None:
    member = state.team[event.member]
    state.facilitators.discard(member.secret)
    _end(member, touched)


def revoke_all(state: SessionState, touched: Touched) -> None:
    for member in state.team.values():
        _end(member, touched)


def _end(member: Member, touched: Touched) -> None:
    member.revoked = True
    touched.add("members", member.id)


def on_acted(state: SessionState, event: Acted, touched: Touched) -> None:
    state.acting = event.member
    if event.kind == "act_for" and len(state.team[event.member].seats) < FEWEST_ON_PAPER:
        return  # Seen beside what came in that moment, it would tell whose that is.
    if event.kind == "change_agreement":
        return  # It is between the two of them.
    undone = state.steps[-1] if event.kind == "undo" and state.steps else None
    doing = Doing(
        id=_number(state, event),
        at=event.at,
        member=event.member,
        kind=event.kind,
        about=event.about,
        step=undone.kind if undone else None,
        whose=undone.by if undone else None,
    )
    state.team[event.member].last = doing
    if state.doings and state.doings[-1].id == doing.id:
        state.doings.pop()
    state.doings.append(doing)
    for old in state.doings[:-DOINGS]:
        touched.add("doings", old.id)
    del state.doings[:-DOINGS]
    touched.add("doings", doing.id)
    touched.add("members", event.member)


def _number(state: SessionState, event: Acted) -> str:
    """A pile of cards typed in one after the other is one doing."""
    last = state.doings[-1] if state.doings else None
    if last and event.kind == "act_for" and (last.kind, last.member) == (event.kind, event.member):
        return last.id
    return str(state.next_number("doings"))


DECIDERS: Deciders = {
    InviteMember: invite,
    RevokeMember: revoke,
}
EVOLVERS: Evolvers = {
    MemberInvited: on_invited,
    MemberNamed: on_named,
    MemberRevoked: on_revoked,
    Acted: on_acted,
}
