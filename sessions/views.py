"""What each audience sees: view(state, audience), entity by entity.

What an audience may not see is not in its view at all: no tally before the reveal, no held or
hidden idea, no idea of a silent stage, no author anywhere.
"""

from collections.abc import Callable, Iterator
from typing import Any, Literal

from msgspec import UNSET, UnsetType

from sessions import ground_views, moderation_log, moderation_views
from sessions import wire as w
from sessions.ballot import Ballot, BallotKey
from sessions.state import FOR_CONSOLES, SAMPLE, Idea, Moderated, Pledge, SessionState

Audience = Literal["attendee", "board", "facilitator"]
AUDIENCES: tuple[Audience, ...] = ("attendee", "board", "facilitator")
Entities = dict[str, dict[str, Any]]

COLLECTIONS = (
    "session",
    "board",
    "stages",
    "prompts",
    "scripts",
    "ideas",
    "themes",
    "tallies",
    "results",
    "pledges",
    "ground",
    "tables",
)
# What only facilitators have anything in.
THEIRS = ("suggestions", "seats", "voices", "moderation", "log", "lists", "members", "doings")


def view(state: SessionState, audience: Audience) -> Entities:
    """The whole view: collection -> id -> entity (of `wire`)."""
    whole: Entities = {collection: {} for collection in (*COLLECTIONS, *THEIRS)}
    for collection, key in _keys(state, audience):
        found = entity(state, audience, collection, key)
        if found is not None:
            whole[collection][key] = found
    return whole


def entity(state: SessionState, audience: Audience, collection: str, key: str) -> Any | None:
    """One entity as this audience sees it; None when it does not."""
    return _ENTITIES[collection](state, audience, key)


def seen(audience: Audience, key: tuple[str, str]) -> tuple[str, str] | None:
    """Under which key this audience sees what was touched; None where it sees nothing of it.

    Who were sent what looks no different could count how often that happens.
    """
    collection, one = key
    if not collection.endswith(FOR_CONSOLES):
        return key
    return (collection.removesuffix(FOR_CONSOLES), one) if audience == "facilitator" else None


def _keys(state: SessionState, audience: Audience) -> Iterator[tuple[str, str]]:
    yield "session", "session"
    yield "board", "board"
    yield from (("stages", key) for key in state.stages)
    yield from (("prompts", key) for key in state.prompts)
    yield from (("scripts", key) for key in state.stages)
    ideas: list[str] = list(state.ideas)
    if audience == "attendee":
        ideas = state.public_ideas[:SAMPLE]
    yield from (("ideas", key) for key in ideas)
    yield from (("themes", key) for key in state.themes)
    yield from (("tallies", key) for key in (*ideas, *state.themes))
    yield from (("results", f"{key.stage}:{key.round}") for key in state.ballots)
    yield from (("pledges", key) for key in state.pledges)
    yield from (("ground", key) for key in state.ground)
    yield from (("tables", key) for key in state.tables)
    yield from (("seats", key) for key in state.tables)
    if audience == "facilitator":
        yield from (("voices", key) for key in state.voices)
        yield from (("suggestions", key) for key in state.suggestions)
        yield from (("members", key) for key in state.team)
        yield from (("doings", doing.id) for doing in state.doings)
        yield from moderation_views.keys(state)


def _session(state: SessionState, audience: Audience, key: str) -> w.SessionEntity:
    runs_it = audience == "facilitator"
    return w.SessionEntity(
        id="session",
        code=state.code,
        title=state.title,
        purpose=state.purpose,
        influence=state.influence,
        lang=state.lang,
        languages=state.languages,
        translations=state.translations,
        template=state.template,
        stage=state.stage,
        timer=state.timer,
        ballot=_ballot(state),
        counts=w.Counts(
            ideas=len(state.public_ideas),
            pledges=state.public_pledges,
            held=state.held_ideas if runs_it else 0,
            held_pledges=state.held_pledges if runs_it else 0,
        ),
        hold=state.holding.ideas == "all",
        holding=state.holding,
        paused=state.paused,
        address=state.address,
        perspectives=ground_views.perspectives(state, whole=runs_it),
        ground=state.ground_shown,
        undo=state.steps[-1].kind if runs_it and state.steps else None,
        seating=_seating(state),
        created_at=state.created_at,
        undoes=_undoes(state) if runs_it else UNSET,
    )


def _seating(state: SessionState) -> w.Seating | None:
    if not any(table.open for table in state.tables.values()):
        return None
    return w.Seating(
        round=state.table_round,
        assigned=state.tables_assigned,
        labels=state.table_labels,
        shown=state.tables_shown,
    )


def _undoes(state: SessionState) -> w.Undoes | UnsetType:
    return w.Undoes(state.steps[-1].n, state.steps[-1].by) if state.steps else UNSET


def _ballot(state: SessionState) -> w.Ballot | None:
    ballot = state.current_ballot
    if ballot is None or state.ballot is None:
        return None
    stage, number = state.ballot
    return w.Ballot(stage, number, ballot.kind, ballot.revealed, ballot.by)


def _stage(state: SessionState, audience: Audience, key: str) -> w.StageEntity | None:
    stage = state.stages.get(key)
    if stage is None:
        return None
    return w.StageEntity(
        id=key,
        kind=stage.kind,
        position=stage.position,
        status=stage.status,
        silent=stage.silent,
        shown=stage.shown,
        method=stage.method if stage.is_ballot else None,
        dots=stage.dots,
        per_idea=stage.per_idea,
        round=stage.round,
        revealed=state.is_revealed(stage),
        minutes=stage.minutes,
        ideas=stage.ideas,
        open_results=stage.open_results,
        named=stage.named,
        repeats=stage.repeats,
        by=stage.by,
    )


def _script(state: SessionState, audience: Audience, key: str) -> w.ScriptEntity | None:
    stage = state.stages.get(key)
    if audience != "facilitator" or stage is None or not stage.script:
        return None
    return w.ScriptEntity(id=key, texts=stage.script)


def _prompt(state: SessionState, audience: Audience, key: str) -> w.PromptEntity | None:
    prompt = state.prompts.get(key)
    if prompt is None:
        return None
    return w.PromptEntity(
        id=key,
        stage=prompt.stage,
        position=prompt.position,
        text=prompt.text,
        lang=prompt.lang,
        translations=prompt.translations,
        picture=prompt.picture,
    )


def _idea(state: SessionState, audience: Audience, key: str) -> w.IdeaEntity | None:
    idea = state.ideas.get(key)
    if idea is None or not sees_idea(state, audience, idea):
        return None
    tells = sees_table(state, audience, idea)
    return w.IdeaEntity(
        id=key,
        n=idea.n,
        text=idea.text,
        lang=idea.lang,
        stage=idea.stage,
        prompt=idea.prompt,
        table=idea.table if tells else None,
        table_round=idea.table_round if tells else None,
        summary=idea.summary,
        status=status(idea),
        edited=idea.edited,
        merged=_originals(state, audience, idea),
        supporters=len(state.supporters(idea)) if audience == "facilitator" else UNSET,
        paper=_paper(state, audience, idea.author),
    )


def _paper(state: SessionState, audience: Audience, author: str | None) -> bool | UnsetType:
    if audience != "facilitator":
        return UNSET
    return state.tells_paper and state.came_on_paper(author)


def sees_idea(state: SessionState, audience: Audience, idea: Idea) -> bool:
    """Whether this audience gets the idea as a card of its own."""
    if audience == "facilitator":
        return idea.into is None
    if not state.is_public(idea):
        return False
    return audience == "board" or state.in_sample(idea.id)


def sees_table(state: SessionState, audience: Audience, idea: Idea) -> bool:
    """Whether this audience is told which table an idea comes from."""
    if idea.table not in state.tables or idea.summary:
        return True
    return state.tells_table(idea) and (audience == "facilitator" or state.table_labels)


def status(thing: Moderated) -> w.IdeaStatus:
    if thing.hidden:
        return "hidden"
    return "held" if thing.held else "shown"


def _originals(state: SessionState, audience: Audience, idea: Idea) -> list[w.Original]:
    originals = (state.ideas[key] for key in idea.merged)
    return [
        w.Original(original.id, original.text, original.lang, status(original))
        for original in originals
        if audience == "facilitator" or state.is_open(original)
    ]


def _tally(state: SessionState, audience: Audience, key: str) -> w.Tally | None:
    ballot = state.current_ballot
    count = ballot.tallies.get(key) if ballot else None
    if ballot is None or count is None or not _sees_tallies(audience, ballot):
        return None
    if ballot.by == "themes":
        return ballot.method.tally(count) if sees_theme(state, audience, key) else None
    idea = state.ideas.get(key)
    return ballot.method.tally(count) if idea and sees_idea(state, audience, idea) else None


def _sees_tallies(audience: Audience, ballot: Ballot) -> bool:
    return audience == "facilitator" or ballot.revealed


def _result(state: SessionState, audience: Audience, key: str) -> w.ResultEntity | None:
    stage, _, number = key.rpartition(":")
    ballot_key = BallotKey(stage, int(number))
    ballot = state.ballots.get(ballot_key)
    if ballot is None:
        return None
    undone = ballot_key.round > state.stages[stage].round
    if ballot_key == state.ballot or undone or not _sees_tallies(audience, ballot):
        return None
    return w.ResultEntity(
        id=key,
        stage=stage,
        round=ballot_key.round,
        kind=ballot.kind,
        voters=ballot.voters,
        tallies={
            idea: ballot.method.tally(count)
            for idea, count in ballot.tallies.items()
            if _sees_result_of(state, audience, ballot, idea)
        },
        by=ballot.by,
    )


def _sees_result_of(state: SessionState, audience: Audience, ballot: Ballot, key: str) -> bool:
    if ballot.by == "themes":
        return sees_theme(state, audience, key)
    root = state.root(key)
    return root is not None and (audience == "facilitator" or state.is_public(root))


def _pledge(state: SessionState, audience: Audience, key: str) -> w.PledgeEntity | None:
    pledge = state.pledges.get(key)
    if pledge is None or (not pledge.is_public and audience != "facilitator"):
        return None
    return pledge_entity(state, audience, pledge)


def pledge_entity(state: SessionState, audience: Audience, pledge: Pledge) -> w.PledgeEntity:
    """A pledge, with the ideas it came from as far as this audience sees them."""
    origins = {root.id: root for one in pledge.ideas if (root := state.root(one))}
    return w.PledgeEntity(
        id=pledge.id,
        n=pledge.n,
        text=pledge.text,
        lang=pledge.lang,
        kind=pledge.kind,
        who=pledge.who,
        group=pledge.group,
        by_when=pledge.by_when,
        support=pledge.support,
        ideas=[
            key
            for key, idea in origins.items()
            if audience == "facilitator" or state.is_public(idea)
        ],
        joiners=len(pledge.joiners),
        status=status(pledge),
        paper=_paper(state, audience, pledge.author),
    )


def _suggestion(state: SessionState, audience: Audience, key: str) -> w.SuggestionEntity | None:
    found = state.suggestions.get(key)
    if found is None or found.status != "open" or audience != "facilitator":
        return None
    return w.SuggestionEntity(id=key, kind=found.kind, ideas=found.ideas)


def _member(state: SessionState, audience: Audience, key: str) -> w.MemberEntity | None:
    member = state.team.get(key)
    if member is None or audience != "facilitator":
        return None
    return w.MemberEntity(
        id=key,
        n=member.n,
        name=member.name,
        role=member.role,
        revoked=member.revoked,
        seats=len(member.seats),
        last=member.last,
    )


def _doing(state: SessionState, audience: Audience, key: str) -> w.Doing | None:
    if audience != "facilitator":
        return None
    return next((doing for doing in state.doings if doing.id == key), None)


def _theme(state: SessionState, audience: Audience, key: str) -> w.ThemeEntity | None:
    if not sees_theme(state, audience, key):
        return None
    theme = state.themes[key]
    ideas = state.ideas_in(theme)
    lang = state.lang if state.lang in theme.names else next(iter(theme.names), state.lang)
    return w.ThemeEntity(
        id=key,
        n=theme.n,
        name=theme.names.get(lang, ""),
        lang=lang,
        translations={other: name for other, name in theme.names.items() if other != lang},
        ideas=[idea.id for idea in ideas if sees_idea(state, audience, idea)],
        size=sum(map(state.is_public, ideas)),
    )


def sees_theme(state: SessionState, audience: Audience, key: str) -> bool:
    """Whether this audience gets the theme: others than facilitators, while it shows an idea."""
    theme = state.themes.get(key)
    if theme is None or theme.dissolved:
        return False
    return theme.shown or audience == "facilitator"


def _table(state: SessionState, audience: Audience, key: str) -> w.TableEntity | None:
    table = state.tables.get(key)
    if table is None:
        return None
    return w.TableEntity(id=key, n=table.n, name=table.name, open=table.open)


def _seats(state: SessionState, audience: Audience, key: str) -> w.SeatsEntity | None:
    table = state.tables.get(key)
    if table is None or not table.open or audience != "facilitator":
        return None
    linked = bool(table.keys)
    return w.SeatsEntity(id=key, people=table.people, hosts=len(table.hosts), linked=linked)


def _ground(state: SessionState, audience: Audience, key: str) -> w.GroundEntity | None:
    return ground_views.ground(state, key, whole=audience != "attendee")


def _voices(state: SessionState, audience: Audience, key: str) -> w.VoicesEntity | None:
    return ground_views.voices(state, key) if audience == "facilitator" else None


def _moderation(state: SessionState, audience: Audience, key: str) -> w.ModerationEntity | None:
    return moderation_views.moderation(state, key) if audience == "facilitator" else None


def _log(state: SessionState, audience: Audience, key: str) -> w.LogEntity | None:
    return moderation_log.shown(state, key) if audience == "facilitator" else None


def _list(state: SessionState, audience: Audience, key: str) -> w.ListEntity | None:
    return moderation_views.entries(state, key) if audience == "facilitator" else None


def _board(state: SessionState, audience: Audience, key: str) -> w.BoardEntity | None:
    return None if audience == "attendee" else state.board


_ENTITIES: dict[str, Callable[[SessionState, Audience, str], Any | None]] = {
    "session": _session,
    "stages": _stage,
    "prompts": _prompt,
    "scripts": _script,
    "ideas": _idea,
    "themes": _theme,
    "tallies": _tally,
    "results": _result,
    "pledges": _pledge,
    "ground": _ground,
    "suggestions": _suggestion,
    "tables": _table,
    "seats": _seats,
    "voices": _voices,
    "members": _member,
    "doings": _doing,
    "moderation": _moderation,
    "log": _log,
    "lists": _list,
    "board": _board,
}
