"""Ideas: posted, edited, withdrawn; merged. What facilitators do to them: `idea_moderation`."""

from collections.abc import Set

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import (
    EditIdea,
    MergeIdeas,
    PostIdea,
    UnmergeIdea,
    WithdrawIdea,
)
from sessions.events import (
    Event,
    IdeaEdited,
    IdeaPosted,
    IdeasMerged,
    IdeaUnmerged,
    IdeaWithdrawn,
)
from sessions.holding import must_take_posts
from sessions.ids import derive
from sessions.prompts import in_stage
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.seating import too_few
from sessions.state import Idea, SessionState, Stage, Step, Touched
from sessions.suggestions import confirm, confirming, passed_over, undo_confirmed
from sessions.themes import put
from sessions.votes import recounting, show

MOST_IDEAS = 20_000
MOST_IDEAS_A_PERSON = 200


def post(state: SessionState, command: PostIdea, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    stage = _taking_ideas(state)
    must_take_posts(state)
    written = words.required(command.text, text.IDEA_LENGTH)
    if len(state.people[actor.id].ideas) >= MOST_IDEAS_A_PERSON or len(state.ideas) >= MOST_IDEAS:
        raise Refuse(Code.TOO_MANY)
    made = derive(actor.id, command.id)
    if made in state.ideas:
        return []
    table, table_round = _table(state, command, actor)
    return [
        IdeaPosted(
            at=now,
            idea=made,
            author=actor.id,
            text=written,
            lang=words.language(state, command.lang),
            stage=stage.id,
            prompt=_prompt(state, stage, command.prompt),
            table=table,
            held=False,  # `holding.watched` says otherwise
            table_round=table_round,
            summary=command.summary,
        ),
        *passed_over(state, command.suggested, actor.id, now),
    ]


def _taking_ideas(state: SessionState) -> Stage:
    stage = state.open_stage
    if stage is None or not stage.takes_ideas:
        raise Refuse(Code.STAGE_CLOSED)
    return stage


def _prompt(state: SessionState, stage: Stage, asked: str | None) -> str | None:
    own = [prompt.id for prompt in in_stage(state, stage.id)]
    if asked is None:
        return own[0] if own else None
    if asked not in own:
        raise Refuse(Code.NO_SUCH_PROMPT)
    return asked


def _table(state: SessionState, command: PostIdea, actor: Actor) -> tuple[str | None, int | None]:
    """Which table the idea comes from, and of which round."""
    person, now = state.people[actor.id], state.table_round
    if command.summary:
        if person.host is None:
            raise Refuse(Code.NOT_HOST)
        return person.host, now
    # What was written without a connection comes from where it was written.
    at = command.table_round if 1 <= (command.table_round or 0) <= now else now
    table = words.optional(command.table, text.FIELD_LENGTH) or person.tables.get(now)
    return table, at if table in state.tables else None


def on_posted(state: SessionState, event: IdeaPosted, touched: Touched) -> None:
    idea = Idea(
        id=event.idea,
        n=state.next_number("ideas"),
        author=event.author,
        text=event.text or "",
        lang=event.lang,
        stage=event.stage,
        prompt=event.prompt,
        table=event.table,
        at=event.at,
        held=event.held,
        table_round=event.table_round,
        summary=event.summary,
        few=too_few(state, event.table, event.table_round),
        flags=event.flags,
    )
    state.ideas[idea.id] = idea
    state.held_ideas += idea.waits
    if idea.author:
        state.people[idea.author].ideas.append(idea.id)
    _count_in_stage(state, idea, 1, touched)
    touched.add("moderation", idea.id)
    show(state, idea, touched)


def _count_in_stage(state: SessionState, idea: Idea, step: int, touched: Touched) -> None:
    state.stages[idea.stage].ideas += step
    touched.add("stages", idea.stage)


def show_stage(state: SessionState, stage: Stage, touched: Touched) -> None:
    """Bring all ideas of a stage up to date after it was opened to everybody, or closed again."""
    own = {idea.id: idea for idea in state.ideas.values() if idea.stage == stage.id}
    for idea in own.values():
        with recounting(state, idea, touched):
            pass
    touch_uses(state, own.keys(), touched)


def edit(state: SessionState, command: EditIdea, actor: Actor, now: int) -> list[Event]:
    idea = _own(state, command.idea, actor)
    if state.stage != idea.stage:
        raise Refuse(Code.STAGE_CLOSED)
    if idea.into:
        raise Refuse(Code.IDEA_MERGED)
    must_take_posts(state)
    written = words.required(command.text, text.IDEA_LENGTH)
    lang = command.lang or idea.lang
    # What was approved is not what it says now: `holding.watched` looks anew.
    return [IdeaEdited(at=now, idea=idea.id, text=written, lang=lang, held=idea.held)]


def _own(state: SessionState, asked: str, actor: Actor) -> Idea:
    actor.must_be("attendee")
    idea = known(state, asked)
    if idea.author != actor.id:
        raise Refuse(Code.NOT_YOURS)
    return idea


def known(state: SessionState, asked: str) -> Idea:
    idea = state.ideas.get(asked)
    if idea is None:
        raise Refuse(Code.NO_SUCH_IDEA)
    return idea


def on_edited(state: SessionState, event: IdeaEdited, touched: Touched) -> None:
    idea = state.ideas[event.idea]
    idea.text = event.text or ""
    idea.lang = event.lang
    idea.edited = True
    idea.flags = event.flags
    idea.before = None
    touched.add("moderation", idea.id)
    touched.add_for(idea.author, "before", idea.id)
    with recounting(state, idea, touched):
        idea.held = event.held
    touch_uses(state, set(idea.group), touched)


def withdraw(state: SessionState, command: WithdrawIdea, actor: Actor, now: int) -> list[Event]:
    return [IdeaWithdrawn(at=now, idea=_own(state, command.idea, actor).id)]


def on_withdrawn(state: SessionState, event: IdeaWithdrawn, touched: Touched) -> None:
    state.keeping.withdrawn.append(event.idea)
    take_away(state, state.ideas[event.idea], touched)


def take_away(state: SessionState, idea: Idea, touched: Touched) -> None:
    """Let an idea go: what was merged into it goes on without it."""
    if idea.merged:
        _hand_on(state, idea, touched)
    with recounting(state, idea, touched):
        idea.hidden = True
    if idea.into:
        _take_out(state, idea, [], touched)
    put(state, {idea.id: None}, touched)
    del state.ideas[idea.id]
    for person in idea.supporters:
        state.people[person].supported.remove(idea.id)
    touched.add("moderation", idea.id)
    touched.add_for(idea.author, "before", idea.id)
    if idea.author:
        state.people[idea.author].ideas.remove(idea.id)
    _count_in_stage(state, idea, -1, touched)
    touch_uses(state, {idea.id}, touched)


def _hand_on(state: SessionState, idea: Idea, touched: Touched) -> None:
    """Let one of the originals stand for the group in place of an idea that goes away."""
    originals = [state.ideas[key] for key in idea.merged]
    heir = next((one for one in originals if state.is_open(one)), originals[0])
    group = idea.group
    theme = state.theme_of(idea)
    with recounting(state, heir, touched), recounting(state, idea, touched):
        put(state, {heir.id: theme.id if theme else None}, touched)
        idea.merged = []
        heir.into = None
        heir.merged = [one.id for one in originals if one is not heir]
        heir.hidden = heir.hidden or idea.hidden
        _hand_on_support(state, idea, heir)
        for original in heir.merged:
            state.ideas[original].into = heir.id
            touched.add_for(state.ideas[original].author, "ideas", original)
        for ballot in state.ballots.values():
            ballot.move(group, heir.id)
    for pledge in state.pledges.values():
        if idea.id in pledge.ideas:
            pledge.ideas = [heir.id if key == idea.id else key for key in pledge.ideas]
    touch_uses(state, set(group), touched)


def _hand_on_support(state: SessionState, idea: Idea, heir: Idea) -> None:
    for person in idea.supporters:
        supported = state.people[person].supported
        supported.remove(idea.id)
        if person not in heir.supporters:
            supported.append(heir.id)
    heir.supporters |= idea.supporters
    heir.taken += idea.taken
    heir.passed_over += idea.passed_over
    idea.supporters = set()


def merge(state: SessionState, command: MergeIdeas, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    into = known(state, command.into)
    others = [known(state, asked) for asked in dict.fromkeys(command.from_)]
    if not others or into.into or any(idea.into or idea is into for idea in others):
        raise Refuse(Code.BAD_MERGE)
    if into.held or into.hidden or any(idea.held or idea.hidden for idea in others):
        raise Refuse(Code.BAD_MERGE)
    suggestion = confirming(state, command.suggestion)
    merged = [idea.id for idea in others]
    return [IdeasMerged(at=now, into=into.id, merged=merged, suggestion=suggestion)]


def on_merged(state: SessionState, event: IdeasMerged, touched: Touched) -> None:
    into = state.ideas[event.into]
    groups = {asked: state.ideas[asked].merged for asked in event.merged}
    state.remember(Step("merge", merged=groups, suggestion=event.suggestion), touched)
    confirm(state, event.suggestion, [event.into, *event.merged], touched)
    for asked in event.merged:
        idea = state.ideas[asked]
        with recounting(state, idea, touched), recounting(state, into, touched):
            into.merged = [*into.merged, *idea.group]
            for original in idea.group:
                state.ideas[original].into = into.id
                touched.add_for(state.ideas[original].author, "ideas", original)
            idea.merged = []
    touch_uses(state, set(into.group), touched)


def unmerge(state: SessionState, command: UnmergeIdea, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    idea = known(state, command.idea)
    return [IdeaUnmerged(at=now, idea=idea.id)] if idea.into else []


def on_unmerged(state: SessionState, event: IdeaUnmerged, touched: Touched) -> None:
    _take_out(state, state.ideas[event.idea], [], touched)


def undo_merge(state: SessionState, step: Step, touched: Touched) -> None:
    undo_confirmed(state, step, touched)
    for asked, merged in step.merged.items():
        idea = state.ideas.get(asked)
        if idea and idea.into:
            _take_out(state, idea, merged, touched)


def _take_out(state: SessionState, idea: Idea, originals: list[str], touched: Touched) -> None:
    """Let an idea stand by itself again, with those originals of the group that came with it."""
    root = state.root(idea.id)
    assert root is not None
    # The root is counted first: where dots run short, those on the idea that left are cut.
    with recounting(state, idea, touched), recounting(state, root, touched):
        idea.into = None
        idea.merged = [key for key in originals if key in root.merged]
        root.merged = [key for key in root.merged if key not in idea.group]
        for original in idea.merged:
            state.ideas[original].into = idea.id
            touched.add_for(state.ideas[original].author, "ideas", original)
    touch_uses(state, {root.id, *idea.group}, touched)


def touch_uses(state: SessionState, ideas: Set[str], touched: Touched) -> None:
    """Touch what names these ideas: pledges, and earlier rounds."""
    for pledge in state.pledges.values():
        if not ideas.isdisjoint(pledge.ideas):
            touched.add("pledges", pledge.id)
            touched.add_for(pledge.author, "pledges", pledge.id)
    for key in state.ballots:
        if key != state.ballot:
            touched.add("results", f"{key.stage}:{key.round}")


DECIDERS: Deciders = {
    PostIdea: post,
    EditIdea: edit,
    WithdrawIdea: withdraw,
    MergeIdeas: merge,
    UnmergeIdea: unmerge,
}
EVOLVERS: Evolvers = {
    IdeaPosted: on_posted,
    IdeaEdited: on_edited,
    IdeaWithdrawn: on_withdrawn,
    IdeasMerged: on_merged,
    IdeaUnmerged: on_unmerged,
}
