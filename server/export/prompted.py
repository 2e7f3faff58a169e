"""What stages ask, in files."""

from server.export.sayings import Sayings
from sessions.prompts import in_stage
from sessions.state import Prompt, SessionState


def texts_of(prompt: Prompt) -> dict[str, str]:
    """Its words by language."""
    return {prompt.lang: prompt.text, **prompt.translations}


def question(state: SessionState, stage: str, say: Sayings) -> str | None:
    """The first thing that a stage asks."""
    prompts = in_stage(state, stage)
    return say.texts(texts_of(prompts[0])) if prompts else None
