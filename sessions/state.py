"""What a session is at one position of its log. Changed by `evolve`, and by nothing else."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from sessions.ballot import Ballot, BallotKey
from sessions.commands import PledgeKind, SuggestionKind
from sessions.wire import (
    About,
    Before,
    BoardEntity,
    Doing,
    Flag,
    GroundGroup,
    Holding,
    LogEntity,
    MemberRole,
    MethodName,
    Perspective,
    Picture,
    StageKind,
    StageStatus,
    StepKind,
    Timer,
    VoicesOf,
    VoteSubject,
)

SAMPLE = 200
REMEMBERED = 256
STEPS = 50
# Of fewer people at a table, its name would tell who wrote an idea.
FEWEST_AT_TABLE = 3
# Of fewer people on paper, that an idea came on paper would tell who wrote it.
FEWEST_ON_PAPER = 3
# After a collection: what was touched looks different to facilitators alone.
FOR_CONSOLES = "*"


class Stage(msgspec.Struct, kw_only=True):
    id: str
    kind: StageKind
    position: int
    silent: bool
    method: MethodName
    dots: int
    per_idea: int
    minutes: int | None
    open_results: bool = False
    named: bool = True
    repeats: str | None = None
    script: dict[str, str] = {}
    status: StageStatus = "waiting"
    shown: bool = False
    round: int = 0
    ideas: int = 0
    by: VoteSubject = "ideas"

    @property
    def is_ballot(self) -> bool:
        """Whether people vote in it."""
        return self.kind in ("vote", "conversation")

    @property
    def takes_ideas(self) -> bool:
        """Whether people post ideas in it."""
        return self.kind in ("ideas", "conversation")

    @property
    def is_quiet(self) -> bool:
        """Whether others' ideas are still kept from everybody."""
        return self.silent and not self.shown


class Prompt(msgspec.Struct, kw_only=True):
    id: str
    stage: str
    position: int
    text: str
    lang: str
    translations: dict[str, str]
    picture: Picture | None = None


class Moderated(msgspec.Struct, kw_only=True):
    """What ideas and pledges have alike: how they stand with the facilitator.

    `flags` were found in it, `before` is what its author wrote before a facilitator changed it,
    `note` belongs to a safeguarding flag (None: there is none), `removed` says that its author was
    removed because of it.
    """

    held: bool = False
    hidden: bool = False
    flags: list[Flag] = []
    before: Before | None = None
    note: str | None = None
    removed: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is for the facilitator to approve."""
        return self.held and not self.hidden


class Idea(Moderated, kw_only=True):
    """`merged` are the ids of the originals folded into it, `into` the idea it was folded into.

    `few`: not enough people sat at its table when it was written, for that to be told ever.
    `supporters` made this very one their own; `taken` is how often somebody did who was
    writing, `passed_over` how often somebody sent their own although this one was suggested.
    """

    id: str
    n: int
    author: str | None
    text: str
    lang: str
    stage: str
    prompt: str | None
    table: str | None
    at: int
    edited: bool = False
    into: str | None = None
    merged: list[str] = []
    table_round: int | None = None
    summary: bool = False
    few: bool = False
    theme: str | None = None
    supporters: set[str] = set()
    taken: int = 0
    passed_over: int = 0

    @property
    def group(self) -> list[str]:
        """The ideas that count as this one: itself first."""
        return [self.id, *self.merged]


class Theme(msgspec.Struct, kw_only=True):
    """`ideas` were put into it: also those that were merged since. `shown`: to everybody."""

    id: str
    n: int
    names: dict[str, str] = {}
    ideas: set[str] = set()
    dissolved: bool = False
    shown: bool = False


class Pledge(Moderated, kw_only=True):
    id: str
    n: int
    author: str | None
    text: str
    lang: str
    kind: PledgeKind
    who: str | None
    group: str | None
    by_when: str | None
    support: str | None
    ideas: list[str]
    at: int
    joiners: set[str]

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it."""
        return not (self.held or self.hidden)


SuggestionStatus = Literal["open", "confirmed", "dismissed", "lapsed"]


class Suggestion(msgspec.Struct, kw_only=True):
    """Ideas that seemed to belong together; `confirmed` are those that a facilitator joined."""

    id: str
    kind: SuggestionKind
    ideas: list[str]
    at: int
    status: SuggestionStatus = "open"
    confirmed: list[str] = []


class Participant(msgspec.Struct, kw_only=True):
    """`scribe` is the member who writes for somebody without a phone.

    `tables` are where they sat, by round; `host` is the table that they host.
    """

    id: str
    n: int
    name: str | None = None
    ideas: list[str] = []
    pledges: list[str] = []
    joined: list[str] = []
    supported: list[str] = []
    tables: dict[int, str] = {}
    host: str | None = None
    scribe: str | None = None
    removals: list[str] = []
    perspectives: list[str] = []


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A stage's votes by perspective, as they were published once."""

    stage: str
    round: int
    kind: MethodName
    by: VoteSubject
    groups: list[GroundGroup]
    rows: dict[str, list[int]]
    plain: dict[str, int] = {}


class Table(msgspec.Struct, kw_only=True):
    """`keys` are the hashes of its host links' secrets, which `version` goes into.

    `most` is how many people sat here together, by round: the most at any time.
    """

    id: str
    n: int
    name: str | None = None
    open: bool = True
    people: int = 0
    most: dict[int, int] = {}
    hosts: list[str] = []
    keys: list[str] = []
    version: int = 1


class Voices(msgspec.Struct, frozen=True, kw_only=True):
    """Who was in the room when a stage closed, and whose what it brought was, in shares."""

    groups: list[GroundGroup]
    people: list[int]
    of: VoicesOf | None
    given: list[int] | None


class Member(msgspec.Struct, kw_only=True):
    """Somebody with a link to the console; `seats` are the participants this one writes for."""

    id: str
    n: int
    role: MemberRole
    secret: str
    name: str | None = None
    revoked: bool = False
    seats: list[str] = []
    last: Doing | None = None


class Removal(msgspec.Struct):
    """Who was removed, as long as that is known, and because of which idea or pledge."""

    participant: str | None
    thing: str


class Progress(msgspec.Struct, frozen=True):
    """How far the agenda is: what a step changes and its undoing brings back."""

    stage: str | None
    ballot: BallotKey | None
    stages: dict[str, tuple[StageStatus, bool, int, bool]]


class Step(msgspec.Struct, frozen=True):
    """A facilitator's step that can be undone: by going back to `before`, or by its kind.

    `merged` holds the originals of each idea that was merged, by its id; `grouped` the theme that
    each idea was in before it was put elsewhere; `suggestion` is the one that this confirmed.
    `n` and `by` say which step it is, and which member's.
    """

    kind: StepKind
    before: Progress | None = None
    merged: dict[str, list[str]] = {}
    theme: str | None = None
    grouped: dict[str, str | None] = {}
    suggestion: str | None = None
    n: int = 0
    by: str | None = None


@dataclass
class Touched:
    """The keys of what an event changed: (collection, id), for everybody and for single people."""

    shared: set[tuple[str, str]] = field(default_factory=set)
    personal: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def add(self, collection: str, entity: str) -> None:
        self.shared.add((collection, entity))

    def add_for_consoles(self, collection: str, entity: str) -> None:
        """Touch something of which only what facilitators see of it changed."""
        self.shared.add((collection + FOR_CONSOLES, entity))

    def add_for(self, participant: str | None, collection: str, entity: str) -> None:
        """Touch something that only this participant sees. None: an author no longer known."""
        if participant is not None:
            self.personal.setdefault(participant, set()).add((collection, entity))


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
    created_at: int = 0
    address: str | None = None
    facilitators: set[str] = field(default_factory=set)
    team: dict[str, Member] = field(default_factory=dict)
    doings: list[Doing] = field(default_factory=list)
    acting: str | None = None
    links: dict[str, int] = field(default_factory=dict)

    stages: dict[str, Stage] = field(default_factory=dict)
    prompts: dict[str, Prompt] = field(default_factory=dict)
    pictures: dict[str, tuple[int, int]] = field(default_factory=dict)
    ideas: dict[str, Idea] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    pledges: dict[str, Pledge] = field(default_factory=dict)
    suggestions: dict[str, Suggestion] = field(default_factory=dict)
    people: dict[str, Participant] = field(default_factory=dict)
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
    polled: dict[str, list[str]] = field(default_factory=dict)
    split: dict[MethodName, set[str]] = field(default_factory=dict)
    ground: dict[str, Published] = field(default_factory=dict)
    placed: dict[str, list[str]] = field(default_factory=dict)
    voices: dict[str, Voices] = field(default_factory=dict)
    showing: tuple[str, str | None] | None = None
    numbered: dict[str, int] = field(default_factory=dict)

    tables: dict[str, Table] = field(default_factory=dict)
    table_round: int = 1
    tables_assigned: bool = False
    table_labels: bool = True
    tables_shown: bool = False

    public_ideas: list[str] = field(default_factory=list)
    public_pledges: int = 0
    held_ideas: int = 0
    on_paper: int = 0
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
        return person is not None and person.scribe is not None

    def theme_of(self, idea: Idea) -> Theme | None:
        """The theme an idea counts in: its own, or else one of an idea that was merged into it."""
        found = (self.ideas[key].theme for key in idea.group)
        key = next((theme for theme in found if theme), None)
        return self.themes[key] if key else None

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
