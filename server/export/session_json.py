"""The whole session as JSON. docs/exports.md explains every field.

What is anonymous on screen is anonymous here: no person, no author, votes as tallies only. What
the facilitator sees and others do not (held, hidden, silent ideas) is there, and marked.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from server.export import shifts
from server.export.material import Material
from server.export.minutes import minute
from server.export.session_format import (
    EarlierRound,
    Export,
    ExportedEvaluation,
    ExportedIdea,
    ExportedOriginal,
    ExportedPledge,
    ExportedPrompt,
    ExportedRound,
    ExportedSession,
    ExportedStage,
    ExportedStep,
    ExportedStory,
    ExportedSuggestion,
    ExportedTable,
    ExportedText,
    ExportedTheme,
    Status,
)
from server.export.tallies import rounds
from sessions.evaluation import results
from sessions.methods import places
from sessions.state import (
    CheckIn,
    Idea,
    Pledge,
    Prompt,
    SessionState,
    Stage,
    Suggestion,
    Table,
    Theme,
)
from sessions.views import ground as ground_views
from sessions.views.moderation import status
from sessions.wire import GroundEntity, LogEntity, VoicesEntity


def write(material: Material) -> Iterator[bytes]:
    """The file, piece by piece: an entry a line."""
    state = material.state
    begin = b"{"
    for field in msgspec.structs.fields(Export)[:2]:
        yield begin + b"\n  " + _pair(field.name, field.default)
        begin = b","
    yield b",\n  " + _pair("session", _session(state))
    for name, entries in _lists(state):
        yield b",\n  " + msgspec.json.encode(name) + b": ["
        begin = b""
        for entry in entries:
            yield begin + b"\n    " + msgspec.json.encode(entry)
            begin = b","
        yield b"\n  ]" if begin else b"]"
    yield b"\n}\n"


def _pair(name: str, value: object) -> bytes:
    return msgspec.json.encode(name) + b": " + msgspec.json.encode(value)


def export(state: SessionState) -> Export:
    """All of it at once."""
    lists: dict[str, Any] = {name: list(entries) for name, entries in _lists(state)}
    return Export(session=_session(state), **lists)


def _lists(state: SessionState) -> Iterator[tuple[str, Iterable[msgspec.Struct]]]:
    """What is in it many times, in the order of the file."""
    yield "stages", map(_stage, state.in_agenda())
    yield "prompts", map(_prompt, state.prompts.values())
    yield "tables", map(_table, state.tables.values())
    yield "ideas", (_idea(state, idea) for idea in state.ideas.values() if not idea.into)
    themes = (theme for theme in state.themes.values() if _counts(state, theme))
    yield "themes", (_theme(state, theme) for theme in themes)
    yield "rounds", _rounds(state)
    yield "ground", _ground(state)
    yield "voices", _voices(state)
    yield "evaluations", _evaluations(state)
    yield "pledges", (_pledge(state, pledge) for pledge in state.pledges.values())
    yield "suggestions", map(_suggestion, state.suggestions.values())
    yield "moderation", map(_step, state.log)


def _prompt(prompt: Prompt) -> ExportedPrompt:
    return ExportedPrompt(
        id=prompt.id,
        stage=prompt.stage,
        text=prompt.text,
        lang=prompt.lang,
        translations=prompt.translations,
    )


def _table(table: Table) -> ExportedTable:
    return ExportedTable(id=table.id, n=table.n, name=table.name, open=table.open)


def _ground(state: SessionState) -> Iterator[GroundEntity]:
    for key in state.ground:
        if found := ground_views.ground(state, key):
            yield found


def _evaluations(state: SessionState) -> Iterator[ExportedEvaluation]:
    for stage in state.in_agenda():
        if found := results(state, stage):
            yield ExportedEvaluation(
                stage=stage.id,
                name=found.survey.name,
                source=found.survey.source,
                licence=found.survey.licence,
                questions=found.survey.questions,
                answered=found.answered,
                findings=found.findings,
                shift=found.shift,
                texts={
                    question: [ExportedText(text=one.text, lang=one.lang) for one in texts]
                    for question, texts in found.texts.items()
                },
            )


def _voices(state: SessionState) -> Iterator[VoicesEntity]:
    for key in state.voices:
        if there := ground_views.voices(state, key):
            yield there


def _session(state: SessionState) -> ExportedSession:
    return ExportedSession(
        code=state.code,
        title=state.title,
        purpose=state.purpose,
        influence=state.influence,
        lang=state.lang,
        languages=state.languages,
        translations=state.translations,
        template=state.template,
        created_at=minute(state.created_at),
        ended_at=None if state.ended_at is None else minute(state.ended_at),
        people=len(state.people),
        acted_for=state.told_acted_for,
    )


def _stage(stage: Stage) -> ExportedStage:
    method = stage.method if stage.is_vote else None
    return ExportedStage(
        id=stage.id,
        kind=stage.kind,
        status=stage.status,
        silent=stage.silent,
        shown=stage.shown,
        method=method,
        dots=stage.dots if method == "dots" else None,
        per_idea=stage.per_idea if method == "dots" else None,
        minutes=stage.minutes,
        by=stage.by if stage.is_vote else None,
        repeats=stage.repeats,
    )


def _idea(state: SessionState, idea: Idea) -> ExportedIdea:
    tells = state.tells_table(idea)
    theme = state.theme_of(idea)
    return ExportedIdea(
        id=idea.id,
        n=idea.n,
        text=idea.text,
        lang=idea.lang,
        status=status_of(state, idea),
        posted_at=minute(idea.at),
        stage=idea.stage,
        prompt=idea.prompt,
        table=idea.table if tells else None,
        table_round=idea.table_round if tells else None,
        summary=idea.summary,
        edited=idea.edited,
        merged=[_original(state, state.ideas[key]) for key in idea.merged],
        supporters=len(state.supporters(idea)),
        taken=sum(state.ideas[key].taken for key in idea.group),
        passed_over=sum(state.ideas[key].passed_over for key in idea.group),
        theme=theme.id if theme else None,
    )


def _suggestion(one: Suggestion) -> ExportedSuggestion:
    return ExportedSuggestion(
        kind=one.kind,
        ideas=one.ideas,
        status=one.status,
        confirmed=one.confirmed,
        offered_at=minute(one.at),
    )


def _counts(state: SessionState, theme: Theme) -> bool:
    """Whether a theme is there still, or at least votes on it are."""
    return not theme.dissolved or any(theme.id in ballot.tallies for _, ballot in rounds(state))


def _theme(state: SessionState, theme: Theme) -> ExportedTheme:
    return ExportedTheme(
        id=theme.id,
        n=theme.n,
        names=theme.names,
        ideas=[idea.id for idea in state.ideas_in(theme)],
        dissolved=theme.dissolved,
    )


def _original(state: SessionState, idea: Idea) -> ExportedOriginal:
    return ExportedOriginal(
        id=idea.id,
        n=idea.n,
        text=idea.text,
        lang=idea.lang,
        status=status_of(state, idea),
        posted_at=minute(idea.at),
    )


def status_of(state: SessionState, idea: Idea) -> Status:
    """Who may read an idea."""
    if idea.hidden:
        return "hidden"
    if idea.held:
        return "held"
    return "shown" if state.is_open(idea) else "silent"


def _rounds(state: SessionState) -> Iterator[ExportedRound]:
    for key, ballot in rounds(state):
        counts = {
            about: count
            for about, count in sorted(ballot.tallies.items())
            if _is_known(state, about)
        }
        before = shifts.before(state, key)
        shift = shifts.between(state.ballots[before], ballot) if before else {}
        yield ExportedRound(
            stage=key.stage,
            round=key.round,
            kind=ballot.kind,
            current=key == state.ballot,
            revealed=ballot.revealed,
            by=ballot.by,
            voters=ballot.voters,
            tallies={idea: ballot.method.tally(count) for idea, count in counts.items()},
            places=places(ballot.method, counts),
            before=EarlierRound(stage=before.stage, round=before.round) if before else None,
            shift={about: by for about, by in shift.items() if _is_known(state, about)},
        )


def _is_known(state: SessionState, about: str) -> bool:
    """Whether it is there: an idea, a theme, or a stage on the ladder."""
    return about in state.ideas or about in state.themes or about in state.stages


def _pledge(state: SessionState, pledge: Pledge) -> ExportedPledge:
    return ExportedPledge(
        id=pledge.id,
        n=pledge.n,
        text=pledge.text,
        lang=pledge.lang,
        kind=pledge.kind,
        who=pledge.who,
        group=pledge.group,
        by_when=pledge.by_when,
        support=pledge.support,
        ideas=list(dict.fromkeys(root.id for key in pledge.ideas if (root := state.root(key)))),
        joiners=len(pledge.joiners),
        status=status(pledge),
        made_at=minute(pledge.at),
        due=pledge.due,
        follow_up=pledge.follow_up,
        help=pledge.help,
        stories=[_story(one) for one in pledge.stories],
    )


def _story(one: CheckIn) -> ExportedStory:
    return ExportedStory(
        by=one.by,
        follow_up=one.status,
        text=one.story,
        lang=one.lang,
        told_at=minute(one.at),
    )


def _step(entry: LogEntity) -> ExportedStep:
    return ExportedStep(
        at=minute(entry.at),
        by=entry.by,
        step=entry.step,
        thing=entry.thing,
        n=entry.n,
        flags=entry.flags,
        holding=entry.holding,
        list=entry.list,
    )
