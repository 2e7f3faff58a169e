"""How the agenda was changed."""

from sessions.agenda import PromptPlan, StagePlan
from sessions.events.base import Event
from sessions.settings import Settings


class StageAdded(Event, frozen=True):
    stage: str
    plan: StagePlan
    position: int
    prompts: list[PromptPlan]


class StageChanged(Event, frozen=True):
    """Every setting as it stands after the change."""

    stage: str
    settings: Settings
    repeats: str | None


class StageMoved(Event, frozen=True):
    stage: str
    position: int


class StageRemoved(Event, frozen=True):
    stage: str


class ScriptEdited(Event, frozen=True):
    """An empty text takes the script in this language away."""

    stage: str
    text: str
    lang: str


class PromptAdded(Event, frozen=True):
    prompt: str
    plan: PromptPlan
    position: int


class PromptEdited(Event, frozen=True):
    """An empty text takes the translation into this language away."""

    prompt: str
    text: str
    lang: str


class PromptMoved(Event, frozen=True):
    prompt: str
    position: int


class PromptRemoved(Event, frozen=True):
    prompt: str
