"""How the session began, and who may run it."""

from sessions.agenda import PromptPlan, StagePlan
from sessions.events.base import Event
from sessions.wire import About, HelpLine, Perspective, Privacy


class SessionCreated(Event, frozen=True):
    code: str
    title: str
    purpose: str
    influence: str
    lang: str
    languages: list[str]
    translations: dict[str, About]
    template: str
    facilitator: str
    stages: list[StagePlan]
    prompts: list[PromptPlan]
    tables: list[str] = []
    table_labels: bool = True
    perspectives: list[Perspective] = []
    help_lines: list[HelpLine] = []
    privacy: Privacy = Privacy()
    series: str | None = None
    time_zone: str = "Europe/London"


class FacilitatorLinkIssued(Event, frozen=True):
    facilitator: str
    revoke_others: bool


class AddressChosen(Event, frozen=True):
    address: str | None


class SeriesSet(Event, frozen=True):
    series: str | None
