"""One person in a rehearsed event: comes in, reads, writes, votes, thinks again, pledges."""

import random
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import msgspec

from server.crowd.client import Client
from server.crowd.hall import Hall
from server.crowd.sentences import Sentences
from sessions.surveys import places
from sessions.wire import RUNGS, AnswerValue, Question

# Seconds of a real event.
READING = 8.0
LETTERS_A_SECOND = 2.5

Act = Callable[[dict[str, Any]], Awaitable[None]]


class Habits:
    """What one person tends to do; some do nothing at all."""

    def __init__(self, chance: random.Random) -> None:
        self.slowness = chance.lognormvariate(0, 0.4)
        self.ideas = chance.choices([0, 1, 2, 3], [25, 40, 25, 10])[0]
        self.pledges = chance.choices([0, 1, 2], [25, 60, 15])[0]
        self.joins = chance.choices([0, 1, 2, 3], [30, 35, 25, 10])[0]
        self.votes = chance.random() < 0.92
        self.is_flaky = chance.random() < 0.12
        self.gives_name = chance.random() < 0.6


class Attendee:
    """Follows whatever stage is open, until the hall's time is over."""

    def __init__(
        self, number: int, client: Client, hall: Hall, sentences: Sentences, chance: random.Random
    ) -> None:
        self.number = number
        self.client = client
        self._hall = hall
        self._sentences = sentences
        self._chance = chance
        self._habits = Habits(chance)
        self._acts: dict[str, Act] = {
            "ideas": self._think,
            "conversation": self._converse,
            "vote": self._vote,
            "pledges": self._commit,
            "ladder": self._climb,
            "evaluation": self._evaluate,
        }

    async def attend(self, arrives_after: float) -> None:
        """Come in, take part, stay to the end."""
        await self._hall.wait(arrives_after)
        if self._hall.is_over:
            return
        await self.client.join()
        while not self._hall.is_over:
            await self._pause(READING)
            stage = self.client.stage
            if stage and stage["kind"] in self._acts:
                await self._acts[stage["kind"]](stage)
            if self._habits.is_flaky and self._chance.random() < 0.1:
                self._habits.is_flaky = False
                await self.client.lose()

    # Ideas

    async def _think(self, stage: dict[str, Any]) -> None:
        own = [key for key, idea in self._own_ideas().items() if idea["stage"] == stage["id"]]
        if len(own) < self._habits.ideas:
            await self._share(stage)
        elif own and self._happens(0.1):
            await self._rewrite_idea(self._chance.choice(own))
        elif own and self._happens(0.01):
            await self._withdraw(self._chance.choice(own))

    async def _share(self, stage: dict[str, Any]) -> None:
        prompts = [p for p in self.client.view["prompts"].values() if p["stage"] == stage["id"]]
        prompt = self._chance.choice(prompts)["id"] if prompts else None
        words = self._sentences.idea()
        if not await self._type(words, stage):
            return
        answer = await self.client.ask("post_idea", text=words, prompt=prompt)
        if self._hall.passed(answer) and answer.result.id:
            self._hall.done.ideas[answer.result.id] = words

    async def _rewrite_idea(self, idea: str) -> None:
        words = self._sentences.idea()
        if self._hall.passed(await self.client.ask("edit_idea", idea=idea, text=words)):
            self._hall.done.ideas[idea] = words

    async def _withdraw(self, idea: str) -> None:
        if self._hall.passed(await self.client.ask("withdraw_idea", idea=idea)):
            self._hall.done.ideas.pop(idea, None)
            self._habits.ideas -= 1

    def _own_ideas(self) -> dict[str, Any]:
        found = self.client.me.get("ideas", {})
        return {key: idea for key, idea in found.items() if not idea["merged_into"]}

    # Votes

    async def _converse(self, stage: dict[str, Any]) -> None:
        if self._happens(0.3):
            await self._think(stage)
        elif self._habits.votes:
            await self._judge(stage)

    async def _judge(self, stage: dict[str, Any]) -> None:
        """Vote on one idea by itself: an opinion, an approval or a score."""
        voted = self.client.me.get("votes", {})
        fresh = [card for card in self._cards() if card not in voted]
        if fresh:
            idea = self._chance.choice(fresh)
        elif voted and self._happens(0.05):
            idea = self._chance.choice(list(voted))
        else:
            return
        # Most ideas divide a room in a way of their own: everybody knows the same leaning.
        leaning = random.Random(idea).uniform(0.2, 0.95)
        vote = self._judgement(stage["method"], leaning)
        answer = await self.client.ask("cast_vote", idea=idea, **vote)
        if self._hall.passed(answer):
            [self._hall.done.votes[self.number, idea]] = vote.values()

    def _judgement(self, method: str, leaning: float) -> dict[str, int | str]:
        likes = self._happens(leaning)
        if method == "approval":
            return {"approve": likes}
        if method == "scale":
            return {"score": self._chance.choice([4, 5] if likes else [1, 2, 3])}
        if self._happens(0.1):
            return {"opinion": "pass"}
        return {"opinion": "agree" if likes else "disagree"}

    async def _vote(self, stage: dict[str, Any]) -> None:
        if stage["revealed"] or not self._habits.votes:
            return
        if stage["method"] != "dots":
            await self._judge(stage)
            return
        left = self.client.me["me"]["me"]["dots_left"] or 0
        placed = self._placed()
        if left:
            idea = self._favourite(
                key for key in self._cards() if placed.get(key, 0) < stage["per_idea"]
            )
            if idea:
                before = placed.get(idea, 0)
                most = min(left, stage["per_idea"] - before)
                await self._place(idea, before + self._chance.randint(1, most))
        elif placed and self._happens(0.08):
            await self._place(self._chance.choice(list(placed)), 0)

    def _cards(self) -> dict[str, Any]:
        """What the round is on: ideas, or themes."""
        ballot = self.client.session["ballot"] or {}
        cards: dict[str, Any] = self.client.view[ballot.get("by", "ideas")]
        return cards

    def _placed(self) -> dict[str, int]:
        votes = self.client.me.get("votes", {})
        return {idea: vote["dots"] for idea, vote in votes.items() if vote["dots"]}

    async def _place(self, idea: str, dots: int) -> None:
        answer = await self.client.ask("cast_vote", idea=idea, dots=dots)
        if self._hall.passed(answer):
            self._hall.liked[idea] += 1 if dots else -1
            self._hall.done.votes[self.number, idea] = dots

    def _favourite(self, ideas: Iterable[str]) -> str | None:
        """Somewhat at random, rather what others like: tables talk."""
        found = list(ideas)
        if not found:
            return None
        weights = [1 + max(0, self._hall.liked[idea]) for idea in found]
        return self._chance.choices(found, weights)[0]

    # The ladder

    async def _climb(self, stage: dict[str, Any]) -> None:
        """Place the work; few think again. Where it was asked before, most stand higher."""
        if stage["revealed"] or not self._habits.votes:
            return
        placed = self.client.me.get("votes", {}).get(stage["id"])
        if placed and not self._happens(0.05):
            return
        middle = 4.8 if stage["repeats"] else 3.6
        rung = min(RUNGS, max(1, round(self._chance.gauss(middle, 1.2))))
        if self._hall.passed(await self.client.ask("place_rung", stage=stage["id"], rung=rung)):
            self._hall.done.rungs[self.number, stage["id"]] = rung

    # Evaluations

    async def _evaluate(self, stage: dict[str, Any]) -> None:
        """Answer most questions, once; few change their mind."""
        survey = self.client.view["surveys"].get(stage["id"])
        if survey is None or survey["over"] or not self._habits.votes:
            return
        if stage["id"] in self.client.me.get("answers", {}) and not self._happens(0.05):
            return
        questions = msgspec.convert(survey["questions"], list[Question])
        answers = {one.id: self._answer(one) for one in questions if self._happens(0.9)}
        answer = await self.client.ask("answer_survey", stage=stage["id"], answers=answers)
        if self._hall.passed(answer):
            self._hall.done.answers[self.number, stage["id"]] = answers

    def _answer(self, question: Question) -> AnswerValue:
        offered = places(question)
        match question.kind:
            case "text":
                return self._sentences.idea()
            case "several":
                return [one for one in offered if self._happens(0.4)]
            case "one":
                return self._chance.choice(offered)
        # Most people are content.
        return int(max(self._chance.choices(offered, k=2), key=int))

    # Pledges

    async def _commit(self, stage: dict[str, Any]) -> None:
        own = self.client.me.get("pledges", {})
        joined = self.client.me.get("joined", {})
        if len(own) < self._habits.pledges and self._happens(0.5):
            await self._pledge(stage)
        elif len(joined) < self._habits.joins:
            await self._join(own, joined)
        elif own and self._happens(0.06):
            await self._rewrite_pledge(self._chance.choice(list(own)))
        elif joined and self._happens(0.02):
            await self._leave(self._chance.choice(list(joined)))

    async def _pledge(self, stage: dict[str, Any]) -> None:
        words = self._sentences.pledge()
        if not await self._type(words, stage):
            return
        first = self._favourite(self.client.view["ideas"])
        answer = await self.client.ask(
            "make_pledge",
            text=words,
            kind=self._chance.choice(["action", "action", "culture"]),
            who=self._sentences.name(self.number) if self._habits.gives_name else None,
            group=self._sentences.group(),
            by_when=self._sentences.time(),
            ideas=[first] if first and self._happens(0.8) else [],
        )
        if self._hall.passed(answer) and answer.result.id:
            self._hall.done.pledges[answer.result.id] = words

    async def _join(self, own: dict[str, Any], joined: dict[str, Any]) -> None:
        others = {
            key: pledge
            for key, pledge in self.client.view["pledges"].items()
            if key not in own and key not in joined
        }
        if not others:
            return
        weights = [1 + pledge["joiners"] for pledge in others.values()]
        pledge = self._chance.choices(list(others), weights)[0]
        if self._hall.passed(await self.client.ask("join_pledge", pledge=pledge)):
            self._hall.done.joins.add((self.number, pledge))

    async def _leave(self, pledge: str) -> None:
        if self._hall.passed(await self.client.ask("leave_pledge", pledge=pledge)):
            self._hall.done.joins.discard((self.number, pledge))
            self._habits.joins -= 1

    async def _rewrite_pledge(self, pledge: str) -> None:
        words = self._sentences.pledge()
        if self._hall.passed(await self.client.ask("edit_pledge", pledge=pledge, text=words)):
            self._hall.done.pledges[pledge] = words

    # Time

    async def _type(self, words: str, stage: dict[str, Any]) -> bool:
        """Write it on the phone. False: meanwhile the room went on, and it stays unsent."""
        await self._pause(len(words) / LETTERS_A_SECOND)
        now = self.client.stage
        return now is not None and now["id"] == stage["id"]

    async def _pause(self, seconds: float) -> None:
        spread = self._chance.uniform(0.5, 1.5)
        await self._hall.pause(seconds * self._habits.slowness * spread)

    def _happens(self, probability: float) -> bool:
        return self._chance.random() < probability
