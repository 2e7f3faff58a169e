"""Random rooms: every command, valid or not, by anybody; what must hold, holds after each."""

import copy
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from msgspec import UNSET

from sessions import checkpoint, equal_voice
from sessions import commands as c
from sessions import state as state_module
from sessions import views as views_module
from sessions.actor import Actor
from sessions.agenda import Template, TemplateStage
from sessions.events import Event, IdeaPosted, PledgeMade, StepUndone
from sessions.evolve import evolve
from sessions.fold import Fold
from sessions.ids import token_hash
from sessions.refusals import Refusal
from sessions.state import Idea, SessionState, Touched
from sessions.views import Audience, Entities
from tests.sessions.law import Watch
from tests.sessions.recount import Recount
from tests.sessions.room import (
    BOARD,
    FACILITATOR,
    SERVER,
    Room,
    but_for_doings,
    everything,
    plain,
)

SHOWN: tuple[Audience, ...] = ("attendee", "board")
NUMBERS = st.integers(-1, 40)
SOME = st.lists(NUMBERS, max_size=4)
WORDS = st.sampled_from(["idea", "idea", "idea", "idea", "ŵy ŷd", "", " \n", "x" * 501, "e\u0301"])
LINE = st.sampled_from([None, "", "Non", " Ward 7 ", "x" * 121])
LANG = st.sampled_from([None, "cy", "pl"])
METHOD = st.sampled_from(["dots", "opinion", "approval", "scale"])
LIMIT = st.integers(1, 6) | st.none()
HOLD = ["none", "flagged", "all"]
OPINION = st.sampled_from(["agree", "disagree", "pass", None])

SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "minutes": st.none() | st.integers(1, 480),
        "silent": st.booleans(),
        "open_results": st.booleans(),
        "dots": st.integers(1, 6),
        "per_idea": st.integers(1, 6),
        "named": st.booleans(),
    },
)


def vote_of(method: str, value: int) -> dict[str, Any]:
    """The fields of a vote that fits this method; 0 takes it back."""
    if not value:
        return {"dots": 0}
    match method:
        case "opinion":
            return {"opinion": ("agree", "disagree", "pass")[value % 3]}
        case "approval":
            return {"approve": True}
        case "scale":
            return {"score": value}
    return {"dots": min(value, 3)}


def parts_of(method: str, votes: list[int]) -> list[int]:
    """What a count has to hold: the sum of dots or approvals, else how many gave each."""
    if method in ("dots", "approval"):
        return [sum(votes)]
    return [votes.count(value) for value in range(1, 4 if method == "opinion" else 6)]


class Machine(RuleBasedStateMachine):
    template: str | Template = "pledge-event"

    @initialize(people=st.integers(2, 4), ideas=st.integers(0, 8))
    def begin(self, people: int, ideas: int) -> None:
        self.room = Room(self.template)
        self.steps = Watch(self.room.state)
        self.ticks = Watch(self.room.state)
        self.recount = Recount(self.room.state)
        self.authors: dict[str, str] = {}
        self.texts: dict[str, set[str]] = {}
        self.written = 0
        self.last: tuple[Actor, c.Command] | None = None
        for _ in range(people):
            self.join()
        while self.state.open_stage is None or not self.state.open_stage.takes_ideas:
            self.ask(FACILITATOR, c.NextStage)
        for number in range(ideas):
            self.post_plainly(number)

    # What people ask for.

    @rule()
    def join(self) -> None:
        number = len(self.room.state.people) + 1
        if number <= 5:
            names = {"participant": f"secret-person-{number}", "seat": f"secret-seat-{number}"}
            self.ask(SERVER, c.Join, **names, lang="cy")

    @rule(who=NUMBERS, name=LINE)
    def set_name(self, who: int, name: str | None) -> None:
        self.ask(self.person(who), c.SetName, name=name or "")

    @rule(who=NUMBERS, words=WORDS, prompt=st.none() | NUMBERS, table=LINE, lang=LANG)
    def post(
        self, who: int, words: str, prompt: int | None, table: str | None, lang: str | None
    ) -> None:
        asked = None if prompt is None else self.one(self.state.prompts, prompt)
        text = self.text(words)
        self.ask(self.person(who), c.PostIdea, text=text, prompt=asked, table=table, lang=lang)

    @rule(who=st.integers(0, 4))
    def post_plainly(self, who: int) -> None:
        suggested = [self.public(who), self.idea(who)]
        self.ask(self.person(who), c.PostIdea, text=self.text("idea"), suggested=suggested)

    @rule(idea=NUMBERS, words=WORDS, lang=LANG)
    def edit_own(self, idea: int, words: str, lang: str | None) -> None:
        asked = self.idea(idea)
        actor = Actor("attendee", self.authors.get(asked, "nobody"))
        self.ask(actor, c.EditIdea, idea=asked, text=self.text(words), lang=lang)

    @rule(who=NUMBERS, idea=NUMBERS)
    def edit_any(self, who: int, idea: int) -> None:
        self.ask(self.person(who), c.EditIdea, idea=self.idea(idea), text=self.text("idea"))

    @rule(who=NUMBERS, idea=NUMBERS)
    def withdraw(self, who: int, idea: int) -> None:
        self.ask(self.person(who), c.WithdrawIdea, idea=self.idea(idea))

    @rule(who=st.integers(0, 4), idea=st.integers(0, 40), suggested=st.booleans())
    def support(self, who: int, idea: int, suggested: bool) -> None:
        asked = {"idea": self.public(idea), "suggested": suggested}
        self.ask(self.person(who), c.SupportIdea, **asked)

    @rule(who=NUMBERS, idea=NUMBERS, kind=st.sampled_from([c.SupportIdea, c.WithdrawSupport]))
    def support_wildly(self, who: int, idea: int, kind: type[c.Command]) -> None:
        self.ask(self.person(who), kind, idea=self.idea(idea))

    @rule(
        who=NUMBERS,
        idea=NUMBERS,
        dots=st.integers(0, 6) | st.none(),
        opinion=OPINION,
        approve=st.booleans() | st.none(),
        score=st.integers(1, 5) | st.none(),
    )
    def vote_wildly(self, who: int, idea: int, **vote: Any) -> None:
        self.ask(self.person(who), c.CastVote, idea=self.idea(idea), **vote)

    @rule(who=st.integers(0, 4), idea=st.integers(0, 40), value=st.integers(0, 5))
    def vote(self, who: int, idea: int, value: int) -> None:
        ballot = self.state.current_ballot
        vote = vote_of(ballot.kind if ballot else "dots", value)
        self.ask(self.person(who), c.CastVote, idea=self.votable(idea), **vote)

    @rule(
        who=NUMBERS,
        words=WORDS,
        kind=st.sampled_from(["action", "culture"]),
        name=LINE,
        support=LINE,
        ideas=SOME,
    )
    def pledge(
        self,
        who: int,
        words: str,
        kind: Any,
        name: str | None,
        support: str | None,
        ideas: list[int],
    ) -> None:
        self.ask(
            self.person(who),
            c.MakePledge,
            text=self.text(words),
            kind=kind,
            who=name,
            group=name,
            by_when=support,
            support=support,
            ideas=[self.public(idea) for idea in ideas],
        )

    @rule(who=NUMBERS, pledge=NUMBERS, words=WORDS, name=LINE, ideas=SOME | st.none())
    def edit_pledge(
        self, who: int, pledge: int, words: str, name: str | None, ideas: list[int] | None
    ) -> None:
        asked: dict[str, Any] = {"text": self.text(words), "who": name}
        if ideas is not None:
            asked["ideas"] = [self.idea(idea) for idea in ideas]
        found = self.one(self.state.pledges, pledge)
        self.ask(self.author_or(found, who), c.EditPledge, pledge=found, **asked)

    @rule(
        who=NUMBERS,
        pledge=NUMBERS,
        kind=st.sampled_from([c.WithdrawPledge, c.JoinPledge, c.JoinPledge, c.LeavePledge]),
    )
    def about_pledge(self, who: int, pledge: int, kind: type[c.Command]) -> None:
        self.ask(self.person(who), kind, pledge=self.one(self.state.pledges, pledge))

    # Whole turns, which single commands seldom happen to add up to.

    @rule(who=st.integers(0, 4), idea=st.integers(0, 40), back=st.booleans())
    def pledge_together(self, who: int, idea: int, back: bool) -> None:
        self.open("pledges")
        asked = {"text": self.text("idea"), "kind": "action", "ideas": [self.public(idea)]}
        self.ask(self.person(who), c.MakePledge, **asked)
        for pledge in list(self.state.pledges)[-1:]:
            self.ask(self.person(who + 1), c.JoinPledge, pledge=pledge)
        if back:
            self.open("ideas")

    @rule(who=st.integers(0, 4))
    def spend_all(self, who: int) -> None:
        self.open("vote")
        for number in range(3):
            ballot = self.state.current_ballot
            vote = vote_of(ballot.kind if ballot else "dots", 2)
            self.ask(self.person(who), c.CastVote, idea=self.votable(number), **vote)

    @rule(first=st.integers(0, 40), second=st.integers(0, 40), who=st.integers(0, 4), named=LANG)
    def vote_on_new_themes(self, first: int, second: int, who: int, named: str | None) -> None:
        for idea in (first, second):
            self.ask(FACILITATOR, c.MakeTheme, ideas=[self.public(idea)])
        for theme in list(self.state.themes)[-1:]:
            self.ask(FACILITATOR, c.NameTheme, theme=theme, name="Transport", lang=named)
        for stage in self.state.stages:
            self.ask(FACILITATOR, c.VoteOn, stage=stage, by="themes")
        self.open("vote")
        self.open("conversation")
        self.vote(who, first, 2)
        self.vote(who + 1, second, 3)

    @rule(idea=st.integers(0, 40))
    def hide_and_restore(self, idea: int) -> None:
        asked = self.public(idea)
        for kind in (c.HideIdea, c.RestoreIdea):
            self.ask(FACILITATOR, kind, idea=asked)
            self.spend_all(0)

    def open(self, kind: str) -> None:
        for stage in self.state.in_agenda():
            if stage.kind == kind:
                self.ask(FACILITATOR, c.OpenStage, stage=stage.id)

    # What the facilitator asks for.

    @rule(stage=NUMBERS)
    def open_stage(self, stage: int) -> None:
        self.ask(FACILITATOR, c.OpenStage, stage=self.one(self.state.stages, stage))

    @rule(
        kind=st.sampled_from(
            [
                c.NextStage,
                c.NextStage,
                c.CloseStage,
                c.Undo,
                c.Undo,
                c.Reveal,
                c.NewRound,
                c.StopTimer,
                c.ShowIdeas,
            ]
        )
    )
    def step(self, kind: type[c.Command]) -> None:
        self.ask(FACILITATOR, kind)

    @rule(stage=NUMBERS, method=METHOD, dots=LIMIT, per_idea=LIMIT)
    def choose_method(
        self, stage: int, method: Any, dots: int | None, per_idea: int | None
    ) -> None:
        asked = self.one(self.state.stages, stage)
        limits = {"dots": dots, "per_idea": per_idea}
        self.ask(FACILITATOR, c.ChooseMethod, stage=asked, method=method, **limits)

    @rule(method=METHOD, dots=LIMIT)
    def vote_another_way(self, method: Any, dots: int | None) -> None:
        for stage in self.state.in_agenda():
            if stage.is_ballot:
                asked = {"stage": stage.id, "method": method, "dots": dots}
                self.ask(FACILITATOR, c.ChooseMethod, **asked)
        self.open("vote")

    @rule(stage=NUMBERS)
    def show_ideas_of(self, stage: int) -> None:
        self.ask(FACILITATOR, c.ShowIdeas, stage=self.one(self.state.stages, stage))

    @rule(kind=st.sampled_from([c.StartTimer, c.ExtendTimer]), seconds=st.integers(1, 86_400))
    def timer(self, kind: type[c.Command], seconds: int) -> None:
        self.ask(FACILITATOR, kind, seconds=seconds)

    @rule(prompt=NUMBERS, words=WORDS, lang=LANG)
    def edit_prompt(self, prompt: int, words: str, lang: str | None) -> None:
        asked = self.one(self.state.prompts, prompt)
        self.ask(FACILITATOR, c.EditPrompt, prompt=asked, text=words, lang=lang)

    @rule(
        kind=st.sampled_from(["ideas", "vote", "conversation", "talk", "pledges"]),
        position=st.none() | st.integers(0, 9),
    )
    def add_stage(self, kind: Any, position: int | None) -> None:
        self.ask(FACILITATOR, c.AddStage, kind=kind, position=position)

    @rule(stage=NUMBERS, settings=SETTINGS, repeats=st.none() | NUMBERS)
    def change_stage(self, stage: int, settings: dict[str, Any], repeats: int | None) -> None:
        asked = dict(settings)
        if repeats is not None:
            asked["repeats"] = self.one(self.state.stages, repeats)
        self.ask(FACILITATOR, c.ChangeStage, stage=self.one(self.state.stages, stage), **asked)

    @rule(stage=NUMBERS, position=st.integers(0, 9))
    def move_stage(self, stage: int, position: int) -> None:
        asked = self.one(self.state.stages, stage)
        self.ask(FACILITATOR, c.MoveStage, stage=asked, position=position)

    @rule(stage=NUMBERS, kind=st.sampled_from([c.DuplicateStage, c.RemoveStage]))
    def about_stage(self, stage: int, kind: type[c.Command]) -> None:
        self.ask(FACILITATOR, kind, stage=self.one(self.state.stages, stage))

    @rule(stage=NUMBERS, words=WORDS, lang=LANG)
    def edit_script(self, stage: int, words: str, lang: str | None) -> None:
        asked = self.one(self.state.stages, stage)
        self.ask(FACILITATOR, c.EditScript, stage=asked, text=words, lang=lang)

    @rule(stage=NUMBERS, words=WORDS, lang=LANG, position=st.none() | st.integers(0, 3))
    def add_prompt(self, stage: int, words: str, lang: str | None, position: int | None) -> None:
        self.ask(
            FACILITATOR,
            c.AddPrompt,
            stage=self.one(self.state.stages, stage),
            text=words,
            lang=lang,
            translations={"cy": "Beth?"},
            position=position,
        )

    @rule(number=st.integers(1, 3))
    def keep_picture(self, number: int) -> None:
        self.ask(SERVER, c.KeepPicture, picture=f"picture-{number}", width=number, height=9)

    @rule(
        prompt=NUMBERS,
        picture=st.none() | NUMBERS,
        alt=st.dictionaries(st.sampled_from(["en", "cy", "pl"]), WORDS, max_size=2),
    )
    def set_picture(self, prompt: int, picture: int | None, alt: dict[str, str]) -> None:
        asked = self.one(self.state.prompts, prompt)
        chosen = None
        if picture is not None:
            known = self.one(self.state.pictures, picture)
            chosen = c.ChosenPicture(id=known, alt=alt, credit="Elen")
        self.ask(FACILITATOR, c.SetPicture, prompt=asked, picture=chosen)

    @rule(prompt=NUMBERS, position=st.none() | st.integers(0, 3))
    def move_or_remove_prompt(self, prompt: int, position: int | None) -> None:
        asked = self.one(self.state.prompts, prompt)
        if position is None:
            self.ask(FACILITATOR, c.RemovePrompt, prompt=asked)
        else:
            self.ask(FACILITATOR, c.MovePrompt, prompt=asked, position=position)

    @rule(
        what=st.sampled_from(["frozen", "paused", "large", "joining"]),
        on=st.booleans(),
        turn=st.sampled_from([-1, 1, None]),
    )
    def direct_board(self, what: str, on: bool, turn: Any) -> None:
        self.ask(FACILITATOR, c.DirectBoard, **{what: on, "turn": turn})

    @rule(hold=st.booleans())
    def hold(self, hold: bool) -> None:
        self.ask(FACILITATOR, c.HoldIdeas, hold=hold)

    @rule(
        idea=NUMBERS,
        kind=st.sampled_from([c.ApproveIdea, c.HideIdea, c.RestoreIdea, c.UnmergeIdea]),
    )
    def about_idea(self, idea: int, kind: type[c.Command]) -> None:
        self.ask(FACILITATOR, kind, idea=self.idea(idea))

    @rule(into=NUMBERS, others=SOME)
    def merge(self, into: int, others: list[int]) -> None:
        asked = [self.idea(idea) for idea in others]
        self.ask(FACILITATOR, c.MergeIdeas, into=self.idea(into), from_=asked)

    @rule(into=st.integers(0, 40), other=st.integers(0, 40))
    def merge_public(self, into: int, other: int) -> None:
        self.ask(FACILITATOR, c.MergeIdeas, into=self.public(into), from_=[self.public(other)])

    @rule(ideas=st.lists(NUMBERS, min_size=1, max_size=4))
    def make_theme(self, ideas: list[int]) -> None:
        self.ask(FACILITATOR, c.MakeTheme, ideas=[self.idea(idea) for idea in ideas])

    @rule(theme=NUMBERS, ideas=st.lists(NUMBERS, min_size=1, max_size=3))
    def add_to_theme(self, theme: int, ideas: list[int]) -> None:
        asked = [self.idea(idea) for idea in ideas]
        self.ask(FACILITATOR, c.AddToTheme, theme=self.one(self.state.themes, theme), ideas=asked)

    @rule(ideas=st.lists(NUMBERS, min_size=1, max_size=3))
    def remove_from_theme(self, ideas: list[int]) -> None:
        self.ask(FACILITATOR, c.RemoveFromTheme, ideas=[self.idea(idea) for idea in ideas])

    @rule(theme=NUMBERS, name=LINE, lang=LANG)
    def name_theme(self, theme: int, name: str | None, lang: str | None) -> None:
        found = self.one(self.state.themes, theme)
        self.ask(FACILITATOR, c.NameTheme, theme=found, name=name or "", lang=lang)

    @rule(theme=NUMBERS)
    def dissolve_theme(self, theme: int) -> None:
        self.ask(FACILITATOR, c.DissolveTheme, theme=self.one(self.state.themes, theme))

    @rule(stage=NUMBERS, by=st.sampled_from(["ideas", "themes"]))
    def vote_on(self, stage: int, by: Any) -> None:
        self.ask(FACILITATOR, c.VoteOn, stage=self.one(self.state.stages, stage), by=by)

    @rule(found=st.lists(st.tuples(st.sampled_from(["merge", "theme"]), SOME), max_size=3))
    def offer(self, found: list[tuple[Any, list[int]]]) -> None:
        groupings = [c.Grouping(kind, [self.idea(idea) for idea in ideas]) for kind, ideas in found]
        self.ask(SERVER, c.OfferSuggestions, found=groupings)

    @rule(one=NUMBERS)
    def dismiss(self, one: int) -> None:
        asked = self.one(self.state.suggestions, one)
        self.ask(FACILITATOR, c.DismissSuggestion, suggestion=asked)

    @rule(one=NUMBERS)
    def confirm(self, one: int) -> None:
        asked = self.one(self.state.suggestions, one)
        suggestion = self.state.suggestions.get(asked)
        into, *others = suggestion.ideas if suggestion else ["no-such", "no-such"]
        if suggestion and suggestion.kind == "theme":
            self.ask(FACILITATOR, c.MakeTheme, ideas=suggestion.ideas, suggestion=asked)
        else:
            self.ask(FACILITATOR, c.MergeIdeas, into=into, from_=others, suggestion=asked)

    @rule(ideas=st.sampled_from(HOLD), pledges=st.sampled_from(HOLD))
    def set_hold(self, ideas: Any, pledges: Any) -> None:
        self.ask(FACILITATOR, c.SetHold, ideas=ideas, pledges=pledges)

    @rule(list_=st.sampled_from(["words", "names"]), entries=st.sampled_from(["", "unique", "pl*"]))
    def set_list(self, list_: Any, entries: str) -> None:
        self.ask(FACILITATOR, c.SetList, list=list_, entries=entries)

    @rule(paused=st.sampled_from([False, False, True]))
    def pause(self, paused: bool) -> None:
        self.ask(FACILITATOR, c.PausePosting, paused=paused)

    @rule()
    def approve_unflagged(self) -> None:
        self.ask(FACILITATOR, c.ApproveUnflagged)

    @rule(idea=NUMBERS, words=WORDS, approve=st.booleans())
    def rewrite_idea(self, idea: int, words: str, approve: bool) -> None:
        asked = self.idea(idea)
        self.ask(FACILITATOR, c.RewriteIdea, idea=asked, text=self.text(words), approve=approve)

    @rule(pledge=NUMBERS, words=WORDS, name=LINE, approve=st.booleans())
    def rewrite_pledge(self, pledge: int, words: str, name: str | None, approve: bool) -> None:
        asked = self.one(self.state.pledges, pledge)
        fields = {"text": self.text(words), "who": name, "approve": approve}
        self.ask(FACILITATOR, c.RewritePledge, pledge=asked, **fields)

    @rule(thing=NUMBERS, note=st.sampled_from(["", "private-note", "x" * 1001]))
    def flag(self, thing: int, note: str) -> None:
        self.ask(FACILITATOR, c.FlagIdea, idea=self.idea(thing), note=note)
        pledge = self.one(self.state.pledges, thing)
        self.ask(FACILITATOR, c.FlagPledge, pledge=pledge, note=note)

    @rule(thing=NUMBERS)
    def unflag(self, thing: int) -> None:
        self.ask(FACILITATOR, c.UnflagIdea, idea=self.idea(thing))
        self.ask(FACILITATOR, c.UnflagPledge, pledge=self.one(self.state.pledges, thing))

    @rule(idea=NUMBERS, pledge=st.none() | NUMBERS, back=st.booleans())
    def remove_author(self, idea: int, pledge: int | None, back: bool) -> None:
        asked: dict[str, Any] = {"idea": self.idea(idea)}
        if pledge is not None:
            asked = {"pledge": self.one(self.state.pledges, pledge)}
        self.ask(FACILITATOR, c.RemoveAuthor, **asked)
        if back:
            self.let_back(0)

    @rule(removal=st.integers(-1, 4))
    def let_back(self, removal: int) -> None:
        self.ask(FACILITATOR, c.LetBack, removal=self.one(self.state.removals, removal))

    @rule(
        pledge=NUMBERS,
        kind=st.sampled_from([c.HidePledge, c.RestorePledge, c.ApprovePledge]),
    )
    def moderate_pledge(self, pledge: int, kind: type[c.Command]) -> None:
        self.ask(FACILITATOR, kind, pledge=self.one(self.state.pledges, pledge))

    @rule(usual=st.booleans(), keep=st.booleans(), name=LINE)
    def set_perspectives(self, usual: bool, keep: bool, name: str | None) -> None:
        asked: dict[str, Any] = {}
        if not usual:
            old = [c.PerspectiveText(names=p.names, id=p.id) for p in self.state.perspectives[1:]]
            new = c.PerspectiveText(names={"en": name or "", "cy": "Gofalwr"}, id="v1", expected=9)
            asked = {"perspectives": [*(old if keep else ()), new]}
        self.ask(FACILITATOR, c.SetPerspectives, **asked)

    @rule(who=NUMBERS, chosen=SOME)
    def choose_perspectives(self, who: int, chosen: list[int]) -> None:
        known = {one.id: one for one in self.state.perspectives}
        asked = [self.one(known, number) for number in chosen]
        self.ask(self.person(who), c.ChoosePerspectives, perspectives=asked)

    @rule(stage=st.none() | NUMBERS)
    def show_ground(self, stage: int | None) -> None:
        asked = None if stage is None else self.one(self.state.ground, stage)
        self.ask(FACILITATOR, c.ShowGround, stage=asked)

    @rule(first=st.integers(0, 4), value=st.integers(1, 3), show=st.booleans())
    def find_ground(self, first: int, value: int, show: bool) -> None:
        """A vote by perspective, revealed and closed: two people are enough in this small room."""
        self.ask(FACILITATOR, c.SetPerspectives)
        for number, one in enumerate(self.state.perspectives[:2]):
            person = self.person(first + number)
            self.ask(person, c.ChoosePerspectives, perspectives=[one.id])
        self.open("vote")
        for number in range(4):
            self.vote(first + number, number % 2, value)
        self.ask(FACILITATOR, c.Reveal)
        self.ask(FACILITATOR, c.CloseStage)
        if show:
            self.show_ground(0)

    @rule(address=LINE | st.just("http://hall.local:8000"))
    def choose_address(self, address: str | None) -> None:
        self.ask(FACILITATOR, c.ChooseAddress, address=address)

    @rule(revoke=st.booleans())
    def issue_link(self, revoke: bool) -> None:
        self.ask(SERVER, c.IssueFacilitatorLink, facilitator=FACILITATOR.id, revoke_others=revoke)

    # Tables.

    @rule(names=st.lists(LINE, max_size=4), labels=st.booleans())
    def set_tables(self, names: list[str | None], labels: bool) -> None:
        asked = [name or "" for name in names]
        self.ask(FACILITATOR, c.SetTables, names=asked, labels=labels)

    @rule(who=NUMBERS, table=st.none() | NUMBERS)
    def take_table(self, who: int, table: int | None) -> None:
        asked = None if table is None else self.one(self.state.tables, table)
        self.ask(self.person(who), c.TakeTable, table=asked)

    @rule(on=st.booleans(), everybody=st.booleans())
    def assign_tables(self, on: bool, everybody: bool) -> None:
        self.ask(FACILITATOR, c.AssignTables, on=on, everybody=everybody)

    @rule()
    def next_table_round(self) -> None:
        self.ask(FACILITATOR, c.NextTableRound)

    @rule(shown=st.booleans())
    def show_tables(self, shown: bool) -> None:
        self.ask(FACILITATOR, c.ShowTables, show=shown)

    @rule(who=NUMBERS, table=NUMBERS, key=st.sampled_from(["key", "key", "wrong"]))
    def host_table(self, who: int, table: int, key: str) -> None:
        asked = self.one(self.state.tables, table)
        self.ask(SERVER, c.IssueHostKeys, keys={asked: token_hash("key")})
        self.ask(self.person(who), c.HostTable, table=asked, key=key)

    @rule(who=NUMBERS, table=NUMBERS, revoke=st.booleans())
    def end_hosting(self, who: int, table: int, revoke: bool) -> None:
        if revoke:
            self.ask(FACILITATOR, c.RevokeHosts, table=self.one(self.state.tables, table))
        else:
            self.ask(self.person(who), c.StopHosting)

    @rule(who=NUMBERS, at=st.none() | NUMBERS, summary=st.booleans())
    def post_at_table(self, who: int, at: int | None, summary: bool) -> None:
        asked: dict[str, Any] = {"text": self.text("idea"), "summary": summary, "table_round": at}
        self.ask(self.person(who), c.PostIdea, **asked)

    @rule(everybody=st.booleans())
    def sit_together(self, everybody: bool) -> None:
        """Enough at one table for its name to be told."""
        self.ask(FACILITATOR, c.SetTables, names=[""])
        self.ask(FACILITATOR, c.AssignTables, on=True, everybody=everybody)
        self.post_at_table(0, None, False)

    # What the team asks for.

    @rule(role=st.sampled_from(["facilitator", "moderator", "scribe", "scribe"]), name=LINE)
    def invite(self, role: Any, name: str | None) -> None:
        if len(self.state.team) < 6:
            secret = f"secret-link-{len(self.state.team)}"
            self.ask(FACILITATOR, c.InviteMember, role=role, name=name or "", secret=secret)

    @rule(who=NUMBERS, member=NUMBERS)
    def revoke(self, who: int, member: int) -> None:
        asked = self.one(self.state.team, member)
        if self.secret(member) != FACILITATOR.id:
            self.ask(self.member(who), c.RevokeMember, member=asked)

    @rule(who=NUMBERS, name=LINE)
    def name_member(self, who: int, name: str | None) -> None:
        self.ask(self.member(who), c.SetName, name=name or "")

    @rule(
        who=NUMBERS,
        idea=NUMBERS,
        kind=st.sampled_from([c.HideIdea, c.RestoreIdea, c.ApproveIdea, c.UnmergeIdea]),
    )
    def moderate(self, who: int, idea: int, kind: type[c.Command]) -> None:
        self.ask(self.member(who), kind, idea=self.idea(idea))

    @rule(who=NUMBERS, stage=NUMBERS, seen=NUMBERS, step=NUMBERS)
    def step_late(self, who: int, stage: int, seen: int, step: int) -> None:
        """Press what was meant for another moment, perhaps."""
        actor, asked = self.member(who), self.one(self.state.stages, seen)
        self.ask(actor, c.OpenStage, stage=self.one(self.state.stages, stage), from_=asked)
        self.ask(actor, c.Undo, step=step)
        self.ask(actor, c.NewRound, after=1)
        self.ask(actor, c.NextStage, from_=asked)
        self.ask(actor, c.CloseStage, from_=asked)

    @rule(who=NUMBERS)
    def add_seat(self, who: int) -> None:
        if self.state.on_paper < 4:
            self.ask(self.member(who), c.AddSeat)

    @rule(
        who=NUMBERS,
        seat=st.sampled_from(["m1.1", "m2.1", "m3.1", "m3.2", "m4.1", "m9.9"]),
        idea=NUMBERS,
        kind=st.sampled_from(
            [c.PostIdea, c.CastVote, c.MakePledge, c.WithdrawIdea, c.ChoosePerspectives]
        ),
    )
    def act_for(self, who: int, seat: str, idea: int, kind: type[c.Command]) -> None:
        fields: dict[type[c.Command], dict[str, Any]] = {
            c.PostIdea: {"text": self.text("idea")},
            c.CastVote: {"idea": self.public(idea), "dots": 1},
            c.MakePledge: {"text": self.text("pledge"), "kind": "action"},
            c.WithdrawIdea: {"idea": self.idea(idea)},
            c.ChoosePerspectives: {"perspectives": ["v1"]},
        }
        does = self.room.command(kind, **fields[kind])
        self.ask(self.member(who), c.ActFor, seat=seat, does=does)

    # What must be harmless.

    @rule(who=st.sampled_from([BOARD, FACILITATOR, SERVER, Actor("attendee", "nobody")]))
    def wrong_role(self, who: Actor) -> None:
        asked: list[c.Command] = [
            self.room.command(c.PostIdea, text=self.text("idea")),
            self.room.command(c.CastVote, idea=self.idea(0), dots=1),
        ]
        if who != FACILITATOR:
            asked += [self.room.command(c.NextStage), self.room.command(c.Undo)]
        for command in asked:
            assert isinstance(self.send(who, command), Refusal)

    @rule()
    def repeat(self) -> None:
        if self.last and isinstance(self.last[1], c.PostIdea | c.MakePledge | c.CastVote):
            self.send(*self.last)

    @rule()
    def tick(self) -> None:
        self.ticks.tick()

    @rule()
    def restart(self) -> None:
        """Go on from a checkpoint: in the end, the log must still fold to the same."""
        fold = Fold("epoch")
        fold.state = self.state
        state = checkpoint.decode(checkpoint.encode(fold, "code"), "code").state
        assert plain(state) == plain(self.state)
        assert everything(state) == everything(self.state)
        self.room.state = self.steps.state = self.ticks.state = self.recount.state = state

    # How it is asked, and what must hold.

    @property
    def state(self) -> SessionState:
        return self.room.state

    def person(self, number: int) -> Actor:
        return Actor("attendee", self.one(self.state.people, number))

    def secret(self, number: int) -> str:
        found = self.state.team.get(self.one(self.state.team, number))
        return found.secret if found else "no-such"

    def member(self, number: int) -> Actor:
        return Actor("facilitator", self.secret(number))

    def author_or(self, pledge: str, who: int) -> Actor:
        author = self.authors.get(pledge, "nobody")
        return Actor("attendee", author) if who % 3 else self.person(who)

    def idea(self, number: int) -> str:
        return self.one(self.state.ideas, number)

    def public(self, number: int) -> str:
        return self.one(self.state.public_ideas or self.state.ideas, number)

    def votable(self, number: int) -> str:
        ballot = self.state.current_ballot
        if ballot is None or ballot.by == "ideas":
            return self.public(number)
        return self.one(self.state.themes, number)

    @staticmethod
    def one(things: Any, number: int) -> str:
        return "no-such" if number < 0 or not things else list(things)[number % len(things)]

    def text(self, words: str) -> str:
        """Words that stand nowhere else, if they are valid ones."""
        self.written += 1
        return f"{words} unique-{self.written}." if 0 < len(words.strip()) < 500 else words

    def ask(self, actor: Actor, asked: type[c.Command], /, **fields: Any) -> None:
        command = self.room.command(asked, **fields)
        self.last = actor, command
        self.send(actor, command)

    def send(self, actor: Actor, command: c.Command) -> list[Event] | Refusal:
        before = copy.deepcopy(self.state)
        decided = self.room.ask(actor, command)
        if isinstance(decided, Refusal):
            assert plain(self.state) == plain(before)
            assert not self.room.touched.shared
            assert not self.room.touched.personal
            return decided
        self.note(decided)
        self.steps.gather(self.room.touched)
        self.ticks.gather(self.room.touched)
        self.steps.tick()
        if len(self.state.steps) > len(before.steps):
            self.check_undo(before)
        self.check()
        return decided

    def note(self, events: list[Event]) -> None:
        for event in events:
            self.recount.take(event)
            match event:
                case IdeaPosted() | PledgeMade():
                    thing = event.idea if isinstance(event, IdeaPosted) else event.pledge
                    self.authors[thing] = event.author or ""
            if (text := getattr(event, "text", None)) and "unique" in text:
                thing = getattr(event, "idea", None) or getattr(event, "pledge", None)
                self.texts.setdefault(thing, set()).add(text)

    def check_undo(self, before: SessionState) -> None:
        undone, touched = copy.deepcopy(self.state), Touched()
        watch = Watch(undone)
        evolve(undone, StepUndone(at=self.room.now), touched)
        watch.gather(touched)
        watch.tick()
        was, now = but_for_doings(everything(before)), but_for_doings(everything(undone))
        for views in (was, now):
            for audience in views_module.AUDIENCES:
                # What was published stays: a second table could be subtracted from it.
                views[audience]["ground"] = views[audience]["voices"] = {}
                session = views[audience]["session"]["session"]
                views[audience]["session"]["session"] = msgspec.structs.replace(session, timer=None)
                # A stage that opened took the way in off the board; it does not come back.
                views[audience].pop("board")
        assert now == was

    def check(self) -> None:
        seen = everything(self.state)
        self.check_votes(seen)
        self.check_secrets(seen)
        self.check_counts(seen)
        self.check_tables(seen)
        self.check_themes(seen)
        self.check_support(seen)

    def check_support(self, seen: dict[str, Entities]) -> None:
        """Counted again, from what people hold: each once for what now stands as one idea."""
        held: dict[str, set[str]] = {}
        for person in self.state.people.values():
            for key in person.supported:
                assert person.id in self.state.ideas[key].supporters
                root = self.state.root(key)
                assert root is not None
                held.setdefault(root.id, set()).add(person.id)
        for audience in views_module.AUDIENCES:
            for key, idea in seen[audience]["ideas"].items():
                told = len(held.get(key, ())) if audience == "facilitator" else UNSET
                assert idea.supporters == told
            if audience != "facilitator":
                assert seen[audience]["suggestions"] == {}
        for person in self.state.people:
            mine = {key for key, people in held.items() if person in people}
            assert seen[person]["supported"].keys() == mine & set(self.state.public_ideas)

    def check_votes(self, seen: dict[str, Entities]) -> None:
        for ballot in self.state.ballots.values():
            given: dict[str, list[int]] = {}
            for person in ballot.people.values():
                values = [vote.value for vote in person.counted.values()]
                assert 0 not in values
                assert person.spent == (sum(values) if ballot.kind == "dots" else 0)
                assert person.spent <= ballot.dots
                for root, vote in person.counted.items():
                    assert ballot.kind != "dots" or vote.value <= ballot.per_idea
                    given.setdefault(root, []).append(vote.value)
            assert given.keys() == ballot.tallies.keys()
            for root, votes in given.items():
                counted = ballot.tallies[root]
                assert counted.voters == len(votes)
                assert counted.parts == parts_of(ballot.kind, votes)
            assert ballot.voters == sum(bool(p.counted) for p in ballot.people.values())
        self.recount.check(seen["facilitator"]["tallies"])
        current = self.state.current_ballot
        positions = [stage.position for stage in self.state.in_agenda()]
        assert positions == list(range(len(positions)))
        assert all(prompt.stage in self.state.stages for prompt in self.state.prompts.values())
        for audience in SHOWN:
            assert seen[audience]["scripts"] == {}
            if current is None or not current.revealed:
                assert seen[audience]["tallies"] == {}
            for key in seen[audience]["results"]:
                stage, _, number = key.rpartition(":")
                ballot = self.state.ballots[state_module.BallotKey(stage, int(number))]
                assert ballot.revealed
                assert ballot is not current

    def check_secrets(self, seen: dict[str, Entities]) -> None:
        written = {audience: msgspec.json.encode(view).decode() for audience, view in seen.items()}
        for audience in views_module.AUDIENCES:
            assert "secret" not in written[audience]
            # Authors are told of what was rewritten; that a note was written, nobody is.
            assert audience == "facilitator" or "private-note" not in written[audience]
            if audience != "facilitator":
                assert not any(seen[audience][name] for name in ("moderation", "log", "lists"))
        for audience in SHOWN:
            for idea, texts in self.texts.items():
                for text in texts:
                    if text in written[audience]:
                        assert self.may_show(idea, text), text
        for person in self.state.people:
            assert "secret" not in written[person]
            assert "private-note" not in written[person]
            for thing, texts in self.texts.items():
                if self.authors.get(thing) != person and not self.hosts(person, thing):
                    assert not any(text in written[person] for text in texts)
            mine = {one for one, author in self.authors.items() if author == person}
            assert seen[person]["ideas"].keys() == mine & self.state.ideas.keys()
            assert seen[person]["pledges"].keys() == mine & self.state.pledges.keys()

    def hosts(self, person: str, thing: str) -> bool:
        """Whether somebody reads this idea as the host of its table."""
        idea, host = self.state.ideas.get(thing), self.state.people[person].host
        return idea is not None and idea.table == host and self.may_show(thing, idea.text)

    def check_tables(self, seen: dict[str, Entities]) -> None:
        state, console = self.state, seen["facilitator"]
        sat = Counter(p.tables.get(state.table_round) for p in state.people.values())
        for key, table in state.tables.items():
            assert table.people == sat[key]
            assert table.open or not table.people
            hosts = [one.id for one in state.people.values() if one.host == key]
            assert sorted(table.hosts) == sorted(hosts)
            assert {state.people[one].tables[state.table_round] for one in hosts} <= {key}
        for audience in views_module.AUDIENCES:
            assert audience == "facilitator" or not seen[audience]["seats"]
            for key, idea in seen[audience]["ideas"].items():
                if idea.table in state.tables and not idea.summary:
                    assert state.table_labels or audience == "facilitator"
                    assert state.tables[idea.table].most[idea.table_round] >= 3
                    assert not state.ideas[key].few
                    assert idea.table == console["ideas"][key].table

    def may_show(self, thing: str, text: str) -> bool:
        """Whether a text may stand on the board: said again, apart from how views decide it."""
        if pledge := self.state.pledges.get(thing):
            return pledge.text == text and not (pledge.hidden or pledge.held)
        idea = self.state.ideas.get(thing)
        if idea is None or idea.text != text or not self.shows(idea):
            return False
        return idea.into is None or self.shows(self.state.ideas[idea.into])

    def shows(self, idea: Idea) -> bool:
        stage = self.state.stages[idea.stage]
        return not (idea.held or idea.hidden) and (stage.shown or not stage.silent)

    def check_themes(self, seen: dict[str, Entities]) -> None:
        for audience in views_module.AUDIENCES:
            themes = seen[audience]["themes"].values()
            held = [idea for theme in themes for idea in theme.ideas]
            assert len(held) == len(set(held))
            assert set(held) <= seen[audience]["ideas"].keys()
            if audience != "facilitator":
                assert all(theme.size for theme in themes)
        board = seen["board"]["themes"]
        assert {key: theme.size for key, theme in board.items()} == {
            key: len(theme.ideas) for key, theme in board.items()
        }
        assert seen["attendee"]["themes"].keys() == board.keys()
        for theme in self.state.themes.values():
            inside = {key for key, idea in self.state.ideas.items() if idea.theme == theme.id}
            assert inside == theme.ideas
            assert not (theme.dissolved and inside)
        current = self.state.current_ballot
        if current and current.by == "themes" and not current.revealed:
            assert current.tallies.keys() <= board.keys()

    def check_counts(self, seen: dict[str, Entities]) -> None:
        board, phone, console = seen["board"], seen["attendee"], seen["facilitator"]
        for view in (board, phone, console):
            counts = view["session"]["session"].counts
            assert counts.ideas == len(board["ideas"])
            assert counts.pledges == len(board["pledges"])
        waiting = sum(idea.status == "held" for idea in console["ideas"].values())
        assert console["session"]["session"].counts.held == waiting
        assert board["session"]["session"].counts.held == 0
        promised = sum(pledge.status == "held" for pledge in console["pledges"].values())
        assert console["session"]["session"].counts.held_pledges == promised
        assert board["session"]["session"].counts.held_pledges == 0
        assert list(phone["ideas"]) == sorted(board["ideas"])[: views_module.SAMPLE]
        posted = Counter(idea.stage for idea in self.state.ideas.values())
        assert {key: stage.ideas for key, stage in board["stages"].items()} == {
            key: posted[key] for key in self.state.stages
        }

    def teardown(self) -> None:
        if hasattr(self, "room"):
            self.ticks.tick()
            replayed = self.room.replayed()
            assert plain(replayed) == plain(self.state)
            assert everything(replayed) == everything(self.state)


class PledgeEvent(Machine):
    pass


class Quick(Machine):
    template = "quick"


class Conversation(Machine):
    template = "conversation"


class Methods(Machine):
    """One vote of each kind, one after the other, and a conversation on a scale."""

    template = Template(
        id="methods",
        stages=[
            TemplateStage(kind="ideas"),
            *(
                TemplateStage(kind="vote", method=method, dots=4, per_idea=2)
                for method in ("dots", "opinion", "approval", "scale")
            ),
            TemplateStage(kind="conversation", method="scale"),
        ],
    )

    @rule(stage=st.integers(1, 5))
    def go_to(self, stage: int) -> None:
        self.ask(FACILITATOR, c.OpenStage, stage=f"s{stage + 1}")


class SmallSample(Machine):
    template = "quick"


TestPledgeEvent = PledgeEvent.TestCase
TestQuick = Quick.TestCase
TestConversation = Conversation.TestCase
TestMethods = Methods.TestCase
TestSmallSample = SmallSample.TestCase


@pytest.fixture(autouse=True)
def sample(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.cls is not TestConversation:
        # In a room of five, a group of two has to do.
        monkeypatch.setattr(equal_voice, "SMALLEST", 2)
    if request.cls is TestSmallSample:
        for module in (state_module, views_module):
            monkeypatch.setattr(module, "SAMPLE", 3)
