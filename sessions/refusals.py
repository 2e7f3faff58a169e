"""Why something was not done: stable codes for programs, sentences in the language files."""

from enum import StrEnum

import msgspec


class Code(StrEnum):
    """Every refusal there is. docs/protocol.md lists them; each has a sentence in each language."""

    BAD_REQUEST = "bad_request"
    UNSUPPORTED_PROTOCOL = "unsupported_protocol"
    NO_SUCH_SESSION = "no_such_session"
    BAD_TOKEN = "bad_token"
    NOT_ALLOWED = "not_allowed"
    NOT_YOUR_ROLE = "not_your_role"
    NO_SUCH_MEMBER = "no_such_member"
    LAST_FACILITATOR = "last_facilitator"
    NO_SUCH_SEAT = "no_such_seat"
    NO_AGREEMENT = "no_agreement"
    MOVED_ON = "moved_on"
    TEXT_EMPTY = "text_empty"
    TEXT_TOO_LONG = "text_too_long"
    STAGE_CLOSED = "stage_closed"
    VOTING_CLOSED = "voting_closed"
    NO_SUCH_STAGE = "no_such_stage"
    NO_SUCH_PROMPT = "no_such_prompt"
    NO_SUCH_IDEA = "no_such_idea"
    NO_SUCH_THEME = "no_such_theme"
    NO_SUCH_PERSPECTIVE = "no_such_perspective"
    IDEA_MERGED = "idea_merged"
    NO_SUCH_PLEDGE = "no_such_pledge"
    NOT_YOURS = "not_yours"
    OWN_PLEDGE = "own_pledge"
    VOTES_CAST = "votes_cast"
    OWN_IDEA = "own_idea"
    NO_SUCH_SUGGESTION = "no_such_suggestion"
    WRONG_VOTE = "wrong_vote"
    BAD_METHOD = "bad_method"
    STAGE_BEGUN = "stage_begun"
    TOO_MANY_ON_ONE = "too_many_on_one"
    NO_DOTS_LEFT = "no_dots_left"
    NOT_OPEN = "not_open"
    NO_NEXT_STAGE = "no_next_stage"
    NO_TIMER = "no_timer"
    BAD_TIME = "bad_time"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REVEAL = "nothing_to_reveal"
    BAD_MERGE = "bad_merge"
    BAD_ADDRESS = "bad_address"
    BAD_TIME_ZONE = "bad_time_zone"
    NO_SUCH_TABLE = "no_such_table"
    NOT_HOST = "not_host"
    BAD_LANGUAGE = "bad_language"
    BAD_TEMPLATE = "bad_template"
    BAD_AGENDA = "bad_agenda"
    NO_SUCH_AGENDA = "no_such_agenda"
    BAD_SETTING = "bad_setting"
    PROMPT_IN_USE = "prompt_in_use"
    BAD_PICTURE = "bad_picture"
    NO_SUCH_PICTURE = "no_such_picture"
    NO_ALT_TEXT = "no_alt_text"
    TOO_MANY = "too_many"
    CREATE_KEY = "create_key"
    NOT_FOUND = "not_found"
    TOO_LARGE = "too_large"
    POSTING_PAUSED = "posting_paused"
    REMOVED = "removed"
    NO_SUCH_REMOVAL = "no_such_removal"
    NO_SUCH_WORD = "no_such_word"
    NO_SUCH_THING = "no_such_thing"
    AUTHOR_UNKNOWN = "author_unknown"
    BAD_RETENTION = "bad_retention"
    WORDS_WAIT = "words_wait"
    BAD_SURVEY = "bad_survey"
    BAD_INSTRUMENT = "bad_instrument"
    BAD_ANSWER = "bad_answer"
    SURVEY_OVER = "survey_over"
    TOO_FEW_ANSWERS = "too_few_answers"
    BAD_HELP_LINE = "bad_help_line"
    BAD_NUMBER = "bad_number"
    BAD_LINK = "bad_link"
    NO_SUCH_CHECK_IN = "no_such_check_in"
    BAD_DATE = "bad_date"
    BAD_EMAIL = "bad_email"
    NO_CONTACT = "no_contact"
    MAIL_STOPPED = "mail_stopped"
    NOT_ENDED = "not_ended"
    NO_STORY = "no_story"
    SLOW_DOWN = "slow_down"
    UNAVAILABLE = "unavailable"


TEMPORARY = frozenset({Code.SLOW_DOWN, Code.UNAVAILABLE})


class Refusal(msgspec.Struct, frozen=True):
    """The answer to a command that changes nothing. `values` fill the sentence's gaps."""

    code: Code
    values: dict[str, int | str] = {}

    @property
    def temporary(self) -> bool:
        """Whether the same command may pass later, unchanged."""
        return self.code in TEMPORARY


class Refuse(Exception):
    """Raised inside a decision; `decide` turns it into the Refusal it carries."""

    def __init__(self, code: Code, **values: int | str) -> None:
        super().__init__(code)
        self.refusal = Refusal(code, values)
