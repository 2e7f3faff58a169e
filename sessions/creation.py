"""How a session begins, and how a lost facilitator link is replaced."""

import re
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from sessions import (
    agenda_changes,
    help_lines,
    perspectives,
    privacy,
    prompts,
    series,
    tables,
    team,
    text,
    words,
)
from sessions.actor import Actor
from sessions.agenda import PromptPlan, Template
from sessions.commands import (
    ChooseAddress,
    HelpLineText,
    IssueFacilitatorLink,
    Language,
    Line,
    PerspectiveText,
    PrivacyText,
    Words,
)
from sessions.events import AddressChosen, Event, FacilitatorLinkIssued, SessionCreated
from sessions.refusals import Code, Refusal, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import SessionState, Touched
from sessions.wire import About, Picture

MOST_LANGUAGES = 8
# Where nobody said which. Whether there is such a zone is for the server to know.
TIME_ZONE = "Europe/London"
TimeZone = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_+/-]{1,64}$")]
_ADDRESS = re.compile(
    r"https?://[\w.-]+(:\d{1,5})?|https?://\[[\da-f:]+\](:\d{1,5})?", re.IGNORECASE
)


class PromptText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A prompt as the organiser wrote it; without `lang`, in the event's first language."""

    text: Words
    translations: dict[Language, Words] = {}
    lang: Language | None = None


class NewSession(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `POST /api/sessions` takes. `prompts` (by stage id: s1, s2...) replace its own.

    `agenda`, as docs/agenda-files.md says, stands in place of a template.
    """

    title: Line
    template: Line = "pledge-event"
    purpose: Words = ""
    influence: Words = ""
    languages: list[Language] = msgspec.field(default_factory=lambda: ["en"])
    lang: Language | None = None
    translations: dict[Language, About] = {}
    prompts: dict[str, list[PromptText]] = {}
    agenda: dict[str, Any] | None = None
    tables: list[Line] = []
    table_labels: bool = True
    perspectives: Annotated[list[PerspectiveText], Meta(max_length=50)] = []
    help_lines: Annotated[list[HelpLineText], Meta(max_length=50)] = []
    privacy: PrivacyText = PrivacyText()
    series: Line | None = None
    time_zone: TimeZone | None = None
    create_key: Line | None = None


def create(
    asked: NewSession, template: Template, code: str, facilitator: str, now: int
) -> SessionCreated | Refusal:
    """The first event of a session; `facilitator` is the hash of the link's secret."""
    try:
        return _create(asked, template, code, facilitator, now)
    except Refuse as refused:
        return refused.refusal


def _create(
    asked: NewSession, template: Template, code: str, facilitator: str, now: int
) -> SessionCreated:
    languages = list(dict.fromkeys(asked.languages))
    lang = asked.lang or (languages[0] if languages else "")
    if lang not in languages or len(languages) > MOST_LANGUAGES:
        raise Refuse(Code.BAD_LANGUAGE)
    return SessionCreated(
        at=now,
        code=code,
        title=words.required(text.tidy_line(asked.title), text.TITLE_LENGTH),
        purpose=words.within(text.tidy(asked.purpose), text.ABOUT_LENGTH),
        influence=words.within(text.tidy(asked.influence), text.ABOUT_LENGTH),
        lang=lang,
        languages=languages,
        translations={
            key: _about(about)
            for key, about in asked.translations.items()
            if key in languages and key != lang
        },
        template=template.id,
        facilitator=facilitator,
        stages=template.plan(),
        prompts=_prompts(asked, template, lang, languages),
        tables=tables.names_of(asked.tables),
        table_labels=asked.table_labels,
        perspectives=perspectives.named_of(asked.perspectives, [], 0),
        help_lines=help_lines.lines_of(asked.help_lines),
        privacy=privacy.privacy_of(asked.privacy),
        series=series.name_of(asked.series),
        time_zone=asked.time_zone or TIME_ZONE,
    )


def _about(about: About) -> About:
    return About(
        title=words.within(text.tidy_line(about.title), text.TITLE_LENGTH),
        purpose=words.within(text.tidy(about.purpose), text.ABOUT_LENGTH),
        influence=words.within(text.tidy(about.influence), text.ABOUT_LENGTH),
    )


def _prompts(
    asked: NewSession, template: Template, lang: str, languages: list[str]
) -> list[PromptPlan]:
    stages = [stage.id for stage in template.plan()]
    if not set(asked.prompts) <= set(stages):
        raise Refuse(Code.NO_SUCH_STAGE)
    planned = template.prompts(lang, languages)
    texts: dict[str, list[tuple[PromptText, Picture | None]]] = {
        stage: [(prompt, None) for prompt in asked.prompts[stage]]
        if stage in asked.prompts
        else [
            (PromptText(p.text, p.translations, p.lang), p.picture)
            for p in planned
            if p.stage == stage
        ]
        for stage in stages
    }
    plans: list[PromptPlan] = []
    for stage, own in texts.items():
        for prompt, picture in own:
            if not text.tidy(prompt.text):
                continue
            plans.append(
                PromptPlan(
                    id=f"p{len(plans) + 1}",
                    stage=stage,
                    text=words.prompt(prompt.text),
                    lang=prompt.lang or lang,
                    translations={
                        key: words.prompt(given)
                        for key, given in prompt.translations.items()
                        if key in languages and key != (prompt.lang or lang) and text.tidy(given)
                    },
                    picture=picture,
                )
            )
    return plans


def on_created(state: SessionState, event: SessionCreated, touched: Touched) -> None:
    state.code = event.code
    state.title = event.title
    state.purpose = event.purpose
    state.influence = event.influence
    state.lang = event.lang
    state.languages = event.languages
    state.translations = event.translations
    state.template = event.template
    state.time_zone = event.time_zone
    state.created_at = event.at
    state.facilitators = {event.facilitator}
    team.enter(state, event.facilitator, touched)
    for position, plan in enumerate(event.stages):
        agenda_changes.put(state, plan, position, touched)
    for position, prompt in enumerate(event.prompts):
        prompts.put(state, prompt, position, touched)
    tables.lay(state, event.tables)
    state.table_labels = event.table_labels
    perspectives.lay(state, event.perspectives)
    state.help_lines = event.help_lines
    state.keeping.privacy = event.privacy
    state.series = event.series
    for key in state.tables:
        touched.add("tables", key)
        touched.add("seats", key)
    touched.add("session", "session")


def issue_link(
    state: SessionState, command: IssueFacilitatorLink, actor: Actor, now: int
) -> list[Event]:
    actor.must_be("server")
    return [
        FacilitatorLinkIssued(
            at=now, facilitator=command.facilitator, revoke_others=command.revoke_others
        )
    ]


def on_link_issued(state: SessionState, event: FacilitatorLinkIssued, touched: Touched) -> None:
    if event.revoke_others:
        state.facilitators.clear()
        team.revoke_all(state, touched)
    state.facilitators.add(event.facilitator)
    team.enter(state, event.facilitator, touched)


def choose_address(
    state: SessionState, command: ChooseAddress, actor: Actor, now: int
) -> list[Event]:
    """Whether the address leads to this server is for the server to know: here, its form."""
    actor.must_be("facilitator")
    address = words.optional(command.address, text.FIELD_LENGTH)
    if address and not _ADDRESS.fullmatch(address):
        raise Refuse(Code.BAD_ADDRESS)
    return [] if address == state.address else [AddressChosen(at=now, address=address)]


def on_address_chosen(state: SessionState, event: AddressChosen, touched: Touched) -> None:
    state.address = event.address
    touched.add("session", "session")


DECIDERS: Deciders = {
    IssueFacilitatorLink: issue_link,
    ChooseAddress: choose_address,
}
EVOLVERS: Evolvers = {
    SessionCreated: on_created,
    FacilitatorLinkIssued: on_link_issued,
    AddressChosen: on_address_chosen,
}
