"""A private word to the facilitators: that somebody is not comfortable, and what would help."""

from sessions.commands.base import Command, Id, Language, Line, Words


class SendPrivateWord(Command, frozen=True):
    """I am not comfortable. `come`: please come to me; `where` says where or who, if one likes."""

    text: Words = ""
    come: bool = False
    where: Line = ""
    lang: Language | None = None


class SeePrivateWord(Command, frozen=True):
    """Somebody of the team has read it: its sender is told that, and not who."""

    word: Id


class SettlePrivateWord(Command, frozen=True):
    """It is dealt with; or, with `settled` false, not yet after all."""

    word: Id
    settled: bool = True


PrivateWordAttendeeCommand = SendPrivateWord
PrivateWordFacilitatorCommand = SeePrivateWord | SettlePrivateWord
