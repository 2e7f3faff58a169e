"""Suggestions: ideas that people make their own, and ideas that seem to belong together.

What seems alike is found by the server. Here stands what people made of it.
"""

from itertools import islice

from sessions.actor import Actor
from sessions.commands import (
    DismissSuggestion,
    Grouping,
    OfferSuggestions,
    SupportIdea,
    WithdrawSupport,
)
from sessions.events import (
    Event,
    IdeaSupported,
    Suggested,
    SuggestionDismissed,
    SuggestionPassedOver,
    SuggestionsOffered,
    SuggestionTaken,
    SupportWithdrawn,
    VoteCast,
)
from sessions.ids import derive
from sessions.methods import OPINIONS
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Idea, SessionState, Step, Suggestion, SuggestionStatus, Touched

MOST_SUGGESTIONS = 2000
MOST_PASSED_OVER = 10
AGREE = OPINIONS.index("agree") + 1


def support(state: SessionState, command: SupportIdea, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    stage = state.open_stage
    if stage is None or not stage.takes_ideas:
        raise Refuse(Code.STAGE_CLOSED)
    # It may have been merged while somebody thought about it: it stands under another one now.
    root = state.root(command.idea)
    if root is None or not state.is_public(root):
        raise Refuse(Code.NO_SUCH_IDEA)
    if any(state.ideas[key].author == actor.id for key in root.group):
        raise Refuse(Code.OWN_IDEA)
    ballot = state.current_ballot
    asks = stage.is_ballot and ballot is not None and ballot.kind == "opinion"
    # Where people vote on themes, there is no opinion of a single idea to give.
    said = _agreed if asks and ballot and ballot.by == "ideas" else _supported
    events = said(state, root, actor.id, now)
    if events and command.suggested:
        events.append(SuggestionTaken(at=now, idea=root.id))
    return events


def _supported(state: SessionState, root: Idea, person: str, now: int) -> list[Event]:
    if person in state.supporters(root):
        return []
    return [IdeaSupported(at=now, idea=root.id, participant=person)]


def _agreed(state: SessionState, root: Idea, person: str, now: int) -> list[Event]:
    ballot = state.current_ballot
    before = ballot.vote_of(person, root.id) if ballot else None
    if before and before.value == AGREE:
        return []
    return [VoteCast(at=now, voter=person, idea=root.id, dots=None, opinion="agree")]


def on_supported(state: SessionState, event: IdeaSupported, touched: Touched) -> None:
    idea = state.ideas[event.idea]
    idea.supporters.add(event.participant)
    state.people[event.participant].supported.append(idea.id)
    _touch(idea.into or idea.id, event.participant, touched)


def _touch(root: str, person: str, touched: Touched) -> None:
    """Nobody else sees a difference, so nobody else is sent anything that could be counted."""
    touched.add_for_consoles("ideas", root)
    touched.add_for(person, "supported", root)


def on_taken(state: SessionState, event: SuggestionTaken, touched: Touched) -> None:
    state.ideas[event.idea].taken += 1


def passed_over(state: SessionState, asked: list[str], person: str, now: int) -> list[Event]:
    """Note what was suggested to somebody who sends their own: as far as it can have been."""
    roots = {root.id: root for root in map(state.root, asked) if root and state.is_public(root)}
    others = (
        root
        for root in roots.values()
        if all(state.ideas[key].author != person for key in root.group)
    )
    return [SuggestionPassedOver(at=now, idea=root.id) for root in islice(others, MOST_PASSED_OVER)]


def on_passed_over(state: SessionState, event: SuggestionPassedOver, touched: Touched) -> None:
    state.ideas[event.idea].passed_over += 1


def withdraw(state: SessionState, command: WithdrawSupport, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    root = state.root(command.idea)
    if root is None:
        raise Refuse(Code.NO_SUCH_IDEA)
    if actor.id not in state.supporters(root):
        return []
    return [SupportWithdrawn(at=now, idea=root.id, participant=actor.id)]


def on_withdrawn(state: SessionState, event: SupportWithdrawn, touched: Touched) -> None:
    root = state.ideas[event.idea]
    _touch(root.into or root.id, event.participant, touched)
    for key in root.group:
        state.ideas[key].supporters.discard(event.participant)
    person = state.people[event.participant]
    person.supported = [key for key in person.supported if key not in root.group]


def offer(state: SessionState, command: OfferSuggestions, actor: Actor, now: int) -> list[Event]:
    actor.must_be("server")
    offered = (_suggested(state, one) for one in command.found)
    found = {one.id: one for one in offered if _may_be_offered(state, one)}
    still = [one.id for one in state.suggestions.values() if one.status == "open"]
    if list(found) == still or len(state.suggestions) + len(found) > MOST_SUGGESTIONS:
        return []
    return [SuggestionsOffered(at=now, suggestions=list(found.values()))]


def _suggested(state: SessionState, grouping: Grouping) -> Suggested:
    ideas = sorted(set(grouping.ideas))
    if grouping.kind == "theme":
        ideas = [key for key in ideas if not _is_grouped(state, key)]
    # The same ideas are the same suggestion, whenever they are found.
    return Suggested(derive(grouping.kind, " ".join(ideas)), grouping.kind, ideas)


def _is_grouped(state: SessionState, key: str) -> bool:
    """Whether a facilitator has put it into a theme: no suggestion takes it out of there."""
    idea = state.ideas.get(key)
    return idea is not None and state.theme_of(idea) is not None


def _may_be_offered(state: SessionState, one: Suggested) -> bool:
    """Whether nobody has decided about it, and its ideas are there to be joined."""
    if _is_decided(state, one):
        return False
    ideas = [state.ideas.get(key) for key in one.ideas]
    return len(ideas) > 1 and all(
        idea and not (idea.into or idea.held or idea.hidden) for idea in ideas
    )


def _is_decided(state: SessionState, one: Suggested) -> bool:
    """Whether a facilitator has decided about these ideas, or for a theme about more at once."""
    same = state.suggestions.get(one.id)
    if same and same.status in ("confirmed", "dismissed"):
        return True
    return one.kind == "theme" and any(
        other.kind == "theme" and other.status == "dismissed" and set(one.ideas) <= set(other.ideas)
        for other in state.suggestions.values()
    )


def on_offered(state: SessionState, event: SuggestionsOffered, touched: Touched) -> None:
    for one in state.suggestions.values():
        if one.status == "open":
            _answered(state, one.id, "lapsed", touched)
    for found in event.suggestions:
        state.suggestions.pop(found.id, None)
        new = Suggestion(id=found.id, kind=found.kind, ideas=found.ideas, at=event.at)
        state.suggestions[found.id] = new
        touched.add("suggestions", found.id)


def dismiss(state: SessionState, command: DismissSuggestion, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if known(state, command.suggestion).status != "open":
        return []
    return [SuggestionDismissed(at=now, suggestion=command.suggestion)]


def on_dismissed(state: SessionState, event: SuggestionDismissed, touched: Touched) -> None:
    _answered(state, event.suggestion, "dismissed", touched)


def confirming(state: SessionState, asked: str | None) -> str | None:
    """The suggestion that an order confirms, as long as it is open; refused if there was none."""
    if asked is None:
        return None
    return asked if known(state, asked).status == "open" else None


def known(state: SessionState, asked: str) -> Suggestion:
    if asked not in state.suggestions:
        raise Refuse(Code.NO_SUCH_SUGGESTION)
    return state.suggestions[asked]


def confirm(state: SessionState, asked: str | None, ideas: list[str], touched: Touched) -> None:
    """Note that these ideas were joined, as was suggested."""
    if asked in state.suggestions:
        state.suggestions[asked].confirmed = ideas
        _answered(state, asked, "confirmed", touched)


def undo_confirmed(state: SessionState, step: Step, touched: Touched) -> None:
    """Open the suggestion again that a step had confirmed."""
    if step.suggestion in state.suggestions:
        state.suggestions[step.suggestion].confirmed = []
        _answered(state, step.suggestion, "open", touched)


def _answered(state: SessionState, key: str, status: SuggestionStatus, touched: Touched) -> None:
    state.suggestions[key].status = status
    touched.add("suggestions", key)


DECIDERS: Deciders = {
    SupportIdea: support,
    WithdrawSupport: withdraw,
    OfferSuggestions: offer,
    DismissSuggestion: dismiss,
}
EVOLVERS: Evolvers = {
    IdeaSupported: on_supported,
    SupportWithdrawn: on_withdrawn,
    SuggestionTaken: on_taken,
    SuggestionPassedOver: on_passed_over,
    SuggestionsOffered: on_offered,
    SuggestionDismissed: on_dismissed,
}
