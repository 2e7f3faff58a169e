"""Themes: ideas grouped by the facilitator, named last; counted and voted on as one, if wished."""

from collections.abc import Mapping

from sessions import text, words
from sessions.actor import Actor
from sessions.ballot import BallotKey
from sessions.commands import (
    AddToTheme,
    DissolveTheme,
    MakeTheme,
    NameTheme,
    RemoveFromTheme,
    VoteOn,
)
from sessions.events import (
    Event,
    IdeasUngrouped,
    ThemeDissolved,
    ThemeFilled,
    ThemeMade,
    ThemeNamed,
    VoteSubjectSet,
)
from sessions.ids import derive
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Idea, SessionState, Step, Theme, Touched
from sessions.suggestions import confirm, confirming, undo_confirmed
from sessions.votes import follow_themes
from sessions.wire import StepKind

MOST_THEMES = 100


def make(state: SessionState, command: MakeTheme, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    made = derive(actor.id, command.id)
    if made in state.themes:
        return []
    if sum(not theme.dissolved for theme in state.themes.values()) >= MOST_THEMES:
        raise Refuse(Code.TOO_MANY)
    ideas = [idea.id for idea in _asked(state, command.ideas)]
    suggestion = confirming(state, command.suggestion)
    return [ThemeMade(at=now, theme=made, ideas=ideas, suggestion=suggestion)]


def _asked(state: SessionState, asked: list[str]) -> list[Idea]:
    """The ideas meant, each once: a merged one as the idea it lives on in.

    Somebody may have withdrawn one while the facilitator was choosing the rest.
    """
    roots = {root.id: root for one in asked if (root := state.root(one))}
    if not roots:
        raise Refuse(Code.NO_SUCH_IDEA)
    return list(roots.values())


def _known(state: SessionState, asked: str) -> Theme:
    theme = state.themes.get(asked)
    if theme is None or theme.dissolved:
        raise Refuse(Code.NO_SUCH_THEME)
    return theme


def on_made(state: SessionState, event: ThemeMade, touched: Touched) -> None:
    state.themes[event.theme] = Theme(id=event.theme, n=state.next_number("themes"))
    _group("theme", state, event.ideas, event.theme, touched, event.suggestion)
    confirm(state, event.suggestion, event.ideas, touched)


def _group(
    kind: StepKind,
    state: SessionState,
    ideas: list[str],
    theme: str | None,
    touched: Touched,
    suggestion: str | None = None,
) -> None:
    """Put ideas into a theme or none, with all that was merged into them, and remember the step."""
    members = [one for key in ideas for one in state.ideas[key].group]
    before = {one: state.ideas[one].theme for one in members}
    state.remember(Step(kind, theme=theme, grouped=before, suggestion=suggestion), touched)
    if theme:
        touched.add("themes", theme)
    put(state, dict.fromkeys(members, theme), touched)


def put(state: SessionState, places: Mapping[str, str | None], touched: Touched) -> None:
    """Put ideas where they belong now: each into a theme, or into none."""
    changed: set[str] = set()
    for key, theme in places.items():
        idea = state.ideas[key]
        if idea.theme:
            state.themes[idea.theme].ideas.discard(key)
            changed.add(idea.theme)
        idea.theme = theme
        if theme:
            state.themes[theme].ideas.add(key)
            changed.add(theme)
        # Where several were merged, the theme of one decides for all.
        root = state.root(key) or idea
        changed.update(one for other in root.group if (one := state.ideas[other].theme))
    follow_themes(state, changed, touched)


def name(state: SessionState, command: NameTheme, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    theme = _known(state, command.theme)
    lang = words.language(state, command.lang)
    if lang not in state.languages:
        raise Refuse(Code.BAD_LANGUAGE)
    written = words.optional(command.name, text.THEME_LENGTH) or ""
    if written == theme.names.get(lang, ""):
        return []
    return [ThemeNamed(at=now, theme=theme.id, name=written, lang=lang)]


def on_named(state: SessionState, event: ThemeNamed, touched: Touched) -> None:
    names = state.themes[event.theme].names
    if event.name:
        names[event.lang] = event.name
    else:
        names.pop(event.lang, None)
    touched.add("themes", event.theme)


def add(state: SessionState, command: AddToTheme, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    theme = _known(state, command.theme)
    ideas = [idea.id for idea in _asked(state, command.ideas) if state.theme_of(idea) is not theme]
    return [ThemeFilled(at=now, theme=theme.id, ideas=ideas)] if ideas else []


def on_filled(state: SessionState, event: ThemeFilled, touched: Touched) -> None:
    _group("regroup", state, event.ideas, event.theme, touched)


def remove(state: SessionState, command: RemoveFromTheme, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    ideas = [idea.id for idea in _asked(state, command.ideas) if state.theme_of(idea)]
    return [IdeasUngrouped(at=now, ideas=ideas)] if ideas else []


def on_ungrouped(state: SessionState, event: IdeasUngrouped, touched: Touched) -> None:
    _group("regroup", state, event.ideas, None, touched)


def dissolve(state: SessionState, command: DissolveTheme, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    return [ThemeDissolved(at=now, theme=_known(state, command.theme).id)]


def on_dissolved(state: SessionState, event: ThemeDissolved, touched: Touched) -> None:
    theme = state.themes[event.theme]
    members = sorted(theme.ideas)
    before: dict[str, str | None] = dict.fromkeys(members, theme.id)
    state.remember(Step("dissolve", theme=theme.id, grouped=before), touched)
    theme.dissolved = True
    put(state, dict.fromkeys(members), touched)
    follow_themes(state, [theme.id], touched)


def undo_grouping(state: SessionState, step: Step, touched: Touched) -> None:
    """Put ideas back into the themes that they were in."""
    undo_confirmed(state, step, touched)
    if step.theme and step.kind != "regroup":
        state.themes[step.theme].dissolved = step.kind == "theme"
    places: dict[str, str | None] = {}
    for key, before in step.grouped.items():
        there = before if before and not state.themes[before].dissolved else None
        if key in state.ideas:
            places[key] = there
    put(state, places, touched)
    follow_themes(state, [step.theme] if step.theme else [], touched)


def vote_on(state: SessionState, command: VoteOn, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    stage = state.stages.get(command.stage)
    if stage is None or not stage.is_vote:
        raise Refuse(Code.NO_SUCH_STAGE)
    ballot = state.ballots.get(BallotKey(stage.id, max(stage.round, 1)))
    # Once the results are shown, it is the next round that is meant.
    if ballot and not ballot.revealed and not ballot.is_blank and ballot.by != command.by:
        raise Refuse(Code.VOTES_CAST)
    if stage.by == command.by:
        return []
    return [VoteSubjectSet(at=now, stage=stage.id, by=command.by)]


def on_vote_subject_set(state: SessionState, event: VoteSubjectSet, touched: Touched) -> None:
    stage = state.stages[event.stage]
    stage.by = event.by
    touched.add("stages", stage.id)
    ballot = state.ballots.get(BallotKey(stage.id, max(stage.round, 1)))
    # Counts that show from the start do not say that a round is over.
    if ballot and ballot.is_blank and (stage.open_results or not ballot.revealed):
        ballot.by = event.by
        touched.add("session", "session")
        touched.add("results", f"{stage.id}:{max(stage.round, 1)}")


DECIDERS: Deciders = {
    MakeTheme: make,
    NameTheme: name,
    AddToTheme: add,
    RemoveFromTheme: remove,
    DissolveTheme: dissolve,
    VoteOn: vote_on,
}
EVOLVERS: Evolvers = {
    ThemeMade: on_made,
    ThemeNamed: on_named,
    ThemeFilled: on_filled,
    IdeasUngrouped: on_ungrouped,
    ThemeDissolved: on_dissolved,
    VoteSubjectSet: on_vote_subject_set,
}
