"""The event's story: what was said, what was pledged, and what came of it.

All of it is what everybody may read anyway: no held or hidden words, no idea of a silent stage, no
votes before their reveal, no author anywhere.
"""

from collections import Counter
from collections.abc import Mapping

from sessions import standing
from sessions import wire as w
from sessions.state import CheckIn, Idea, Pledge, SessionState, Theme
from sessions.views.chosen import CHOSEN, first_places
from sessions.views.themes import sees_theme

# Best first: so they stack.
STATUSES: tuple[w.FollowUp, ...] = ("kept", "under_way", "changed", "not_started", "dropped")
# In which order they are told: what only waits comes last.
TOLD: tuple[w.FollowUp, ...] = ("kept", "under_way", "changed", "dropped", "not_started")
# Of fewer, their number would point at them.
FEWEST_PEOPLE = 5


def story(state: SessionState, now: int) -> w.EventStory:
    """The story at `now` (ms): it changes with the state, and with each week that passes."""
    pledges = sorted((one for one in state.pledges.values() if one.is_public), key=lambda p: p.n)
    told = {pledge.id: _news(state, pledge) for pledge in pledges}
    ended_at = state.ended_at or now
    themes, loose = _said(state, pledges)
    return w.EventStory(
        code=state.code,
        title=state.title,
        purpose=state.purpose,
        influence=state.influence,
        lang=state.lang,
        languages=state.languages,
        translations=state.translations,
        message=state.story.message,
        ended_at=ended_at,
        news_at=max((one.at for news in told.values() for one in news), default=None),
        people=len(state.people) if len(state.people) >= FEWEST_PEOPLE else 0,
        ideas=len(state.public_ideas),
        themes=themes,
        loose=loose,
        pledges=[_pledge(state, pledge, told[pledge.id]) for pledge in pledges],
        every=standing.every(ended_at, now),
        after=state.after,
        standing=standing.over_time(map(_course, pledges), ended_at, now),
    )


def _said(
    state: SessionState, pledges: list[Pledge]
) -> tuple[list[w.StoryTheme], list[w.StoryIdea]]:
    """The themes, those that the vote put first before the others; then chosen ideas in none."""
    led_to = Counter(idea.id for pledge in pledges for idea in state.public_origins(pledge))
    voted = first_places(state)
    best = first_places(state, "themes")
    chosen = [state.ideas[key] for key in state.public_ideas if key in led_to or key in voted]
    ideas = {idea.id: _idea(idea, voted.get(idea.id), led_to[idea.id]) for idea in chosen}
    themes = [
        _theme(state, theme, best.get(key), ideas)
        for key, theme in state.themes.items()
        if sees_theme(state, "board", key) and theme.names
    ]
    themes = [theme for theme in themes if theme.ideas or theme.more]
    grouped = {idea.id for theme in themes for idea in theme.ideas}
    loose = [idea for key, idea in ideas.items() if key not in grouped]
    return sorted(themes, key=lambda theme: theme.place or CHOSEN + 1), _best_first(loose)


def _theme(
    state: SessionState, theme: Theme, place: int | None, chosen: Mapping[str, w.StoryIdea]
) -> w.StoryTheme:
    public = [idea.id for idea in state.ideas_in(theme) if state.is_public(idea)]
    ideas = _best_first([chosen[key] for key in public if key in chosen])
    return w.StoryTheme(
        id=theme.id, names=theme.names, place=place, ideas=ideas, more=len(public) - len(ideas)
    )


def _best_first(ideas: list[w.StoryIdea]) -> list[w.StoryIdea]:
    return sorted(ideas, key=lambda one: (one.place or CHOSEN + 1, -one.pledges))


def _idea(idea: Idea, place: int | None, pledges: int) -> w.StoryIdea:
    return w.StoryIdea(id=idea.id, text=idea.text, lang=idea.lang, place=place, pledges=pledges)


def _course(pledge: Pledge) -> standing.Course:
    """How it went, as its owner said."""
    steps = [(one.at, one.status) for one in pledge.check_ins if one.status]
    return standing.Course(pledge.at, steps, pledge.follow_up)


def _pledge(state: SessionState, pledge: Pledge, news: list[w.StoryNews]) -> w.StoryPledge:
    return w.StoryPledge(
        id=pledge.id,
        n=pledge.n,
        text=pledge.text,
        lang=pledge.lang,
        kind=pledge.kind,
        who=pledge.who,
        group=pledge.group,
        by_when=pledge.by_when,
        due=pledge.due,
        ideas=[idea.id for idea in state.public_origins(pledge)],
        joiners=len(pledge.joiners),
        status=pledge.follow_up,
        help=pledge.help,
        news=news,
    )


def _news(state: SessionState, pledge: Pledge) -> list[w.StoryNews]:
    return [_told(state, one) for one in pledge.stories if one.story or one.picture]


def _told(state: SessionState, one: CheckIn) -> w.StoryNews:
    """To the day (its noon, UTC): who told of two pledges in one minute is not to be seen."""
    size = state.pictures.get(one.picture or "")
    return w.StoryNews(
        at=one.at - one.at % standing.DAY + standing.DAY // 2,
        by=one.by,
        status=one.status,
        text=one.story or "",
        lang=one.lang,
        picture=w.StoryPicture(one.picture, *size) if one.picture and size else None,
    )
