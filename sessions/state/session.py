"""The session as a whole: all that there is in it, and what follows from it."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from sessions.ballot import Ballot, BallotKey
from sessions.state.agenda import Prompt, Stage
from sessions.state.ideas import Idea
from sessions.state.moderation import Removal
from sessions.state.people import Participant
from sessions.state.pledges import Pledge
from sessions.state.privacy import Keeping
from sessions.state.private_words import PrivateWord
from sessions.state.publication import Published, Voices
from sessions.state.reminders import Reminders
from sessions.state.steps import Progress, Step
from sessions.state.story import StoryPage
from sessions.state.suggestions import Suggestion
from sessions.state.surveys import Evaluation, SurveyText
from sessions.state.tables import Table
from sessions.state.team import Member
from sessions.state.themes import Theme
from sessions.state.touched import Touched
from sessions.wire import (
    About,
    After,
    BallotKind,
    BoardEntity,
    Doing,
    HelpLine,
    Holding,
    LogEntity,
    Perspective,
    Timer,
)

SAMPLE = 200
STEPS = 50
# Of fewer people at a table, its name would tell who wrote an idea.
FEWEST_AT_TABLE = 3
# Of fewer people on paper, that an idea came on paper would tell who wrote it.
FEWEST_ON_PAPER = 3
# Of fewer, their number would point at them.
FEWEST_ACTED_FOR = 3


@dataclass
class SessionState:
    """The fold of a session's log."""

    code: str = ""
    title: str = ""
    purpose: str = ""
    influence: str = ""
    lang: str = "en"
    languages: list[str] = field(default_factory=list)
    translations: dict[str, About] = field(default_factory=dict)
    template: str = ""
    series: str | None = None
    time_zone: str = "Europe/London"
    created_at: int = 0
    story: StoryPage = field(default_factory=StoryPage)
    address: str | None = None
    ended_at: int | None = None
    after: After | None = None
    facilitators: set[str] = field(default_factory=set)
    team: dict[str, Member] = field(default_factory=dict)
    doings: list[Doing] = field(default_factory=list)
    acting: str | None = None
    links: dict[str, int] = field(default_factory=dict)

    stages: dict[str, Stage] = field(default_factory=dict)
    prompts: dict[str, Prompt] = field(default_factory=dict)
    pictures: dict[str, tuple[int, int]] = field(default_factory=dict)
    told_pictures: int = 0
    ideas: dict[str, Idea] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    pledges: dict[str, Pledge] = field(default_factory=dict)
    suggestions: dict[str, Suggestion] = field(default_factory=dict)
    people: dict[str, Participant] = field(default_factory=dict)
    private_words: dict[str, PrivateWord] = field(default_factory=dict)
    check_ins: dict[str, str] = field(default_factory=dict)
    plan_links: dict[str, str] = field(default_factory=dict)
    evaluations: dict[str, Evaluation] = field(default_factory=dict)
    survey_texts: dict[str, SurveyText] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)

    stage: str | None = None
    timer: Timer | None = None
    holding: Holding = field(default_factory=lambda: Holding("none", "none"))
    paused: bool = False
    board: BoardEntity = field(default_factory=lambda: BoardEntity(id="board"))
    lists: dict[str, str] = field(default_factory=dict)
    removals: dict[str, Removal] = field(default_factory=dict)
    log: list[LogEntity] = field(default_factory=list)
    ballot: BallotKey | None = None
    ballots: dict[BallotKey, Ballot] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    perspectives: list[Perspective] = field(default_factory=list)
    help_lines: list[HelpLine] = field(default_factory=list)
    polled: dict[str, list[str]] = field(default_factory=dict)
    split: dict[BallotKind, set[str]] = field(default_factory=dict)
    ground: dict[str, Published] = field(default_factory=dict)
    placed: dict[str, list[str]] = field(default_factory=dict)
    voices: dict[str, Voices] = field(default_factory=dict)
    showing: tuple[str, str | None] | None = None
    numbered: dict[str, int] = field(default_factory=dict)

    keeping: Keeping = field(default_factory=Keeping)
    reminders: Reminders = field(default_factory=Reminders)
    silent: set[str] = field(default_factory=set)

    tables: dict[str, Table] = field(default_factory=dict)
    table_round: int = 1
    tables_assigned: bool = False
    table_labels: bool = True
    tables_shown: bool = False

    public_ideas: list[str] = field(default_factory=list)
    public_pledges: int = 0
    held_ideas: int = 0
    on_paper: int = 0
    acted_for: int = 0
    sharing: set[str] = field(default_factory=set)
    held_pledges: int = 0

    @property
    def open_stage(self) -> Stage | None:
        return self.stages[self.stage] if self.stage else None

    @property
    def current_ballot(self) -> Ballot | None:
        return self.ballots[self.ballot] if self.ballot else None

    @property
    def ground_shown(self) -> str | None:
        """The stage whose published votes the board shows: until another stage opens."""
        return self.showing[0] if self.showing and self.showing[1] == self.stage else None

    def next_number(self, noun: str) -> int:
        """Count things of one kind, from 1."""
        self.numbered[noun] = number = self.numbered.get(noun, 0) + 1
        return number

    def root(self, idea: str) -> Idea | None:
        """The idea under which this one counts and shows."""
        found = self.ideas.get(idea)
        return self.ideas[found.into] if found and found.into else found

    def origins(self, pledge: Pledge) -> list[Idea]:
        """The ideas a pledge came from, each once: a merged one as the idea it lives on in."""
        roots = {root.id: root for key in pledge.ideas if (root := self.root(key))}
        return list(roots.values())

    def public_origins(self, pledge: Pledge) -> list[Idea]:
        """The ideas a pledge came from, as everybody may read them."""
        return [idea for idea in self.origins(pledge) if self.is_public(idea)]

    def supporters(self, root: Idea) -> set[str]:
        """Who made this idea their own, or one that was merged into it."""
        return {person for key in root.group for person in self.ideas[key].supporters}

    @property
    def tells_paper(self) -> bool:
        """Whether it can be told what came on paper without telling whose it is."""
        return self.on_paper >= FEWEST_ON_PAPER

    def came_on_paper(self, author: str | None) -> bool:
        """Whether a scribe wrote this down for its author."""
        person = self.people.get(author or "")
        return person is not None and person.held is not None and person.held.holder in self.team

    @property
    def told_acted_for(self) -> int | None:
        """How many people have somebody acting for them, where it can be told."""
        return self.acted_for if self.acted_for >= FEWEST_ACTED_FOR else None

    def with_phone_of(self, person: Participant) -> Iterator[Participant]:
        """Who takes part with somebody's phone now: they themselves, and their seats."""
        yield person
        for one in (self.people[key] for key in person.seats.values()):
            if one.held and not one.held.aside:
                yield one

    def apart(self, people: Collection[str]) -> int:
        """How many of these people know nothing of each other's votes: one for each phone."""
        return len(self.phones(people))

    def phones(self, people: Collection[str]) -> Counter[str]:
        """How many of these people take part with each phone."""
        return Counter(map(self._phone_of, people))

    def _phone_of(self, key: str) -> str:
        person = self.people.get(key)
        held = person.held if person else None
        return held.holder if held and held.holder in self.people else key

    def shares_phone(self, person: Participant) -> bool:
        """Whether somebody has a seat on another's phone."""
        return person.held is not None and person.held.holder in self.people

    def theme_of(self, idea: Idea) -> Theme | None:
        """The theme an idea counts in: its own, or else one of an idea that was merged into it."""
        found = (self.ideas[key].theme for key in idea.group)
        key = next((theme for theme in found if theme), None)
        return self.themes[key] if key else None

    def themes_of(self, ideas: Iterable[Idea]) -> list[Theme]:
        """The themes that these ideas count in, each once."""
        found = {theme.id: theme for idea in ideas if (theme := self.theme_of(idea))}
        return list(found.values())

    def ideas_in(self, theme: Theme) -> list[Idea]:
        """The ideas that count in a theme, in the order of posting."""
        roots = {root.id: root for key in theme.ideas if (root := self.root(key))}
        held = [root for root in roots.values() if self.theme_of(root) is theme]
        return sorted(held, key=lambda root: root.n)

    def in_agenda(self) -> list[Stage]:
        return sorted(self.stages.values(), key=lambda stage: stage.position)

    def progress(self) -> Progress:
        return Progress(
            self.stage,
            self.ballot,
            {s.id: (s.status, s.shown, s.round, self.is_revealed(s)) for s in self.stages.values()},
            self.ended_at,
        )

    def is_revealed(self, stage: Stage) -> bool:
        """Whether the tallies of the stage's current round are open to everybody."""
        ballot = self.ballots.get(BallotKey(stage.id, stage.round))
        return ballot is not None and ballot.revealed

    def is_public(self, idea: Idea) -> bool:
        """Whether everybody may see it as a card of its own."""
        return self.is_open(idea) and not idea.into

    def is_open(self, idea: Idea) -> bool:
        """Whether everybody may read it, as a card or as an original under another."""
        return not (idea.held or idea.hidden or self.stages[idea.stage].is_quiet)

    def tells_table(self, idea: Idea) -> bool:
        """Whether an idea's table can be told without telling its author."""
        table = self.tables.get(idea.table or "")
        if table is None or idea.summary:
            return True
        together = table.most.get(idea.table_round or 0, 0)
        return together >= FEWEST_AT_TABLE and not idea.few

    def remember(self, step: Step, touched: Touched) -> None:
        """Keep a step, so that it can be undone."""
        step = msgspec.structs.replace(step, n=self.next_number("steps"), by=self.acting)
        self.steps.append(step)
        del self.steps[:-STEPS]
        touched.add("session", "session")

    # Ids are evenly spread, so the first of their order are a fair sample, which a newcomer enters
    # or leaves without moving any other.

    def in_sample(self, idea: str) -> bool:
        """Whether attendees get this public idea without searching for it."""
        ideas = self.public_ideas
        return len(ideas) <= SAMPLE or idea <= ideas[SAMPLE - 1]

    def set_public(self, idea: str, public: bool, touched: Touched) -> bool:
        """Note whether everybody may see this idea. Returns whether anybody did, or does now."""
        ideas = self.public_ideas
        place = bisect_left(ideas, idea)
        known = place < len(ideas) and ideas[place] == idea
        if known == public:
            return public
        if public:
            insort(ideas, idea)
        else:
            del ideas[place]
        touched.add("session", "session")
        if place < SAMPLE <= len(ideas):
            # One idea crossed the sample's edge.
            for neighbour in ideas[SAMPLE - 1 : SAMPLE + 1]:
                touched.add("ideas", neighbour)
                touched.add("tallies", neighbour)
                if theme := self.theme_of(self.ideas[neighbour]):
                    touched.add("themes", theme.id)
        return True
