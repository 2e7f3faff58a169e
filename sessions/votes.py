"""Votes: cast, counted again when ideas change, and the rounds they belong to."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sessions.actor import Actor
from sessions.ballot import Ballot, BallotKey
from sessions.commands import CastVote, ChooseMethod
from sessions.events import Event, MethodChosen, VoteCast
from sessions.methods import fits
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Idea, SessionState, Stage, Theme, Touched
from sessions.wire import BallotSubject


def cast(state: SessionState, command: CastVote, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    ballot = open_ballot(state)
    _check_subject(state, ballot, command.idea)
    _check(ballot, command, actor)
    return [
        VoteCast(
            at=now,
            voter=actor.id,
            idea=command.idea,
            dots=command.dots or None,
            opinion=command.opinion,
            approve=command.approve or None,
            score=command.score,
        )
    ]


def open_ballot(state: SessionState) -> Ballot:
    """The round that people can vote in now."""
    stage, ballot = state.open_stage, state.current_ballot
    if stage is None or ballot is None or not stage.is_ballot:
        raise Refuse(Code.VOTING_CLOSED)
    # Visible counts make people follow the crowd: a vote ends where its tallies are revealed.
    if stage.kind != "conversation" and ballot.revealed:
        raise Refuse(Code.VOTING_CLOSED)
    return ballot


def _check_subject(state: SessionState, ballot: Ballot, asked: str) -> None:
    """What the vote is on has to be there: an idea, or a theme where themes are voted on."""
    if ballot.by == "ladder":
        raise Refuse(Code.WRONG_VOTE)
    idea, theme = state.ideas.get(asked), state.themes.get(asked)
    if ballot.by == "themes":
        if idea:
            raise Refuse(Code.WRONG_VOTE)
        if theme is None or not theme.shown:
            raise Refuse(Code.NO_SUCH_THEME)
        return
    if theme:
        raise Refuse(Code.WRONG_VOTE)
    if idea and idea.into:
        raise Refuse(Code.IDEA_MERGED)
    if idea is None or not state.is_public(idea):
        raise Refuse(Code.NO_SUCH_IDEA)


def _check(ballot: Ballot, command: CastVote, actor: Actor) -> None:
    method = ballot.method
    value = method.value(command)
    given = (command.dots, command.opinion, command.approve, command.score)
    if value is None or given.count(None) != len(given) - 1:
        raise Refuse(Code.WRONG_VOTE)
    before = ballot.vote_of(actor.id, command.idea)
    left = ballot.dots_left(actor.id) + (before.value if before else 0)
    method.check(value, budget=ballot.dots, per_idea=ballot.per_idea, left=left)


def on_cast(state: SessionState, event: VoteCast, touched: Touched) -> None:
    ballot = state.current_ballot
    assert ballot is not None
    group = [event.idea] if ballot.by == "themes" else state.ideas[event.idea].group
    ballot.cast(event.voter, group, ballot.method.value(event) or 0)
    touched.add("tallies", event.idea)
    touch_votes(event.idea, [event.voter], touched)


def touch_votes(idea: str, voters: Iterable[str], touched: Touched) -> None:
    for voter in voters:
        touched.add_for(voter, "votes", idea)
        touched.add_for(voter, "me", "me")


def show(state: SessionState, idea: Idea, touched: Touched) -> None:
    """Bring an idea's visibility, and all that shows it, up to date."""
    if state.set_public(idea.id, state.is_public(idea), touched):
        touch_hosts(state, idea, touched)
    touched.add("ideas", idea.into or idea.id)
    touched.add("ideas", idea.id)
    touched.add("tallies", idea.id)
    _touch_ground(state, idea.id, touched)
    touched.add_for(idea.author, "ideas", idea.id)
    _touch_support(state, idea, touched)
    if idea.held:
        touched.add_for_consoles("session", "session")


def _touch_support(state: SessionState, idea: Idea, touched: Touched) -> None:
    """Touch what those see of it who made it their own, under whichever idea it counts."""
    for key in idea.group:
        for person in state.ideas[key].supporters:
            for shown in (key, idea.id, idea.into or idea.id):
                touched.add_for(person, "supported", shown)


def touch_hosts(state: SessionState, idea: Idea, touched: Touched) -> None:
    """The hosts of a table see what comes from it."""
    table = state.tables.get(idea.table or "")
    for host in table.hosts if table else ():
        touched.add_for(host, "hosted", idea.id)


def _touch_ground(state: SessionState, subject: str, touched: Touched) -> None:
    """What was published of something shows as long as everybody sees that."""
    published = (stage for stage, found in state.ground.items() if subject in found.rows)
    touched.shared.update(("ground", stage) for stage in published)


@contextmanager
def recounting(state: SessionState, idea: Idea, touched: Touched) -> Iterator[None]:
    """Change an idea (its group, or whether it shows) and count its votes of all rounds anew."""
    themes = _themes_around(state, idea)
    for key, ballot in _rounds_on(state, "ideas"):
        _touch_counted(state, key, idea.id, ballot.drop(idea.id), touched)
    waited = idea.waits
    _touch_support(state, idea, touched)
    yield
    if state.is_public(idea):
        for key, ballot in _rounds_on(state, "ideas"):
            _touch_counted(state, key, idea.id, ballot.take(idea.group), touched)
    if idea.waits != waited:
        state.held_ideas += idea.waits - waited
        touched.add_for_consoles("session", "session")
    show(state, idea, touched)
    follow_themes(state, themes | _themes_around(state, idea), touched)


def _rounds_on(state: SessionState, by: BallotSubject) -> list[tuple[BallotKey, Ballot]]:
    return [(key, ballot) for key, ballot in state.ballots.items() if ballot.by == by]


def _touch_counted(
    state: SessionState, key: BallotKey, subject: str, voters: set[str], touched: Touched
) -> None:
    if key == state.ballot:
        touch_votes(subject, voters, touched)
    elif voters:
        touched.add("results", f"{key.stage}:{key.round}")


def _themes_around(state: SessionState, idea: Idea) -> set[str]:
    """The themes that may look different when this idea does."""
    root = state.root(idea.id)
    group = root.group if root else [idea.id]
    return {theme for key in group if (theme := state.ideas[key].theme)}


def follow_themes(state: SessionState, themes: Iterable[str], touched: Touched) -> None:
    """Bring themes, and the votes on them, up to date after what they hold was changed.

    Everybody sees a theme while it holds an idea that everybody sees. Where results were shown, one
    that is dissolved keeps its votes: they are what the room decided then.
    """
    shown: list[str] = []
    for one in sorted(themes):
        theme = state.themes[one]
        touched.add("themes", one)
        touched.add("tallies", one)
        shows = not theme.dissolved and any(map(state.is_public, state.ideas_in(theme)))
        if shows == theme.shown:
            continue
        theme.shown = shows
        _touch_ground(state, one, touched)
        _count_theme(state, theme, False, touched)
        if shows:
            shown.append(one)
    # Dots on themes that went are free before others need them.
    for one in shown:
        _count_theme(state, state.themes[one], True, touched)


def _count_theme(state: SessionState, theme: Theme, counts: bool, touched: Touched) -> None:
    for key, ballot in _rounds_on(state, "themes"):
        # What a round on themes shows is what it shows of them.
        touched.add("results", f"{key.stage}:{key.round}")
        if theme.dissolved and ballot.revealed:
            continue
        voters = ballot.take([theme.id]) if counts else ballot.drop(theme.id)
        _touch_counted(state, key, theme.id, voters, touched)


def open_round(state: SessionState, stage: Stage, touched: Touched) -> None:
    """Begin the stage's next round of votes; one that was undone goes on with its votes."""
    stage.round += 1
    key = BallotKey(stage.id, stage.round)
    kept = state.ballots.get(key)
    if kept is None or not kept.people:
        revealed = stage.open_results and stage.kind == "conversation"
        state.ballots[key] = Ballot(
            stage.ballot_kind, stage.dots, stage.per_idea, revealed=revealed
        )
    if state.ballots[key].is_blank:
        state.ballots[key].by = stage.subject
    # What was published of it before it was undone is there again.
    touched.add("ground", stage.id)
    switch(state, key, touched)


def switch(state: SessionState, key: BallotKey | None, touched: Touched) -> None:
    """Make this round the one that tallies and people's votes are about."""
    if key == state.ballot:
        return
    old = state.current_ballot
    state.ballot = key
    new = state.current_ballot
    for ballot in (old, new):
        if ballot:
            touch_tallies(ballot, touched)
    touched.shared.update(("results", f"{k.stage}:{k.round}") for k in state.ballots)
    touched.add("session", "session")
    for person in state.people:
        touched.add_for(person, "me", "me")


def touch_tallies(ballot: Ballot, touched: Touched) -> None:
    """Touch every tally of a round and every vote in it."""
    touched.shared.update(("tallies", idea) for idea in ballot.tallies)
    for voter, person in ballot.people.items():
        for idea in person.counted:
            touched.add_for(voter, "votes", idea)


def choose_method(
    state: SessionState, command: ChooseMethod, actor: Actor, now: int
) -> list[Event]:
    actor.must_be("facilitator")
    stage = state.stages.get(command.stage)
    if stage is None:
        raise Refuse(Code.NO_SUCH_STAGE)
    if not fits(stage.kind, command.method):
        raise Refuse(Code.BAD_METHOD)
    # An opening that was undone leaves its votes: they go on when it is opened again.
    cast_in = any(key.stage == stage.id and one.people for key, one in state.ballots.items())
    if stage.status != "waiting" or cast_in:
        raise Refuse(Code.STAGE_BEGUN)
    dots, per_idea = command.dots or stage.dots, command.per_idea or stage.per_idea
    if (command.method, dots, per_idea) == (stage.method, stage.dots, stage.per_idea):
        return []
    return [
        MethodChosen(at=now, stage=stage.id, method=command.method, dots=dots, per_idea=per_idea)
    ]


def on_method_chosen(state: SessionState, event: MethodChosen, touched: Touched) -> None:
    stage = state.stages[event.stage]
    stage.method = event.method
    stage.dots = event.dots
    stage.per_idea = event.per_idea
    touched.add("stages", stage.id)


DECIDERS: Deciders = {
    CastVote: cast,
    ChooseMethod: choose_method,
}
EVOLVERS: Evolvers = {
    VoteCast: on_cast,
    MethodChosen: on_method_chosen,
}
