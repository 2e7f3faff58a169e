"""A short event in which everything happens once, as it was written down by released versions.

`python -m tests.sessions.golden v2` writes golden/v2.jsonl as the code writes it now. Files of
released versions stay as they are: they are what logs out there look like.
"""

import sys
from pathlib import Path

import msgspec

from sessions import codec
from sessions import commands as c
from sessions.actor import Actor
from sessions.ids import token_hash
from sessions.surveys import BUILT_IN
from sessions.wire import Question, Survey
from tests.sessions.room import FACILITATOR, SERVER, Room

FOLDER = Path(__file__).with_name("golden")


class Line(msgspec.Struct, frozen=True):
    """One commit: its body and personal words, and the events that reading it gives."""

    body: msgspec.Raw
    personal: list[codec.Personal]
    events: list[dict[str, object]]


def story() -> Room:
    room = Room("pledge-event", purpose="Better visits", influence="The board decides")
    ann, bob = room.people(2)
    room.do(SERVER, c.IssueFacilitatorLink, facilitator="second-link")
    room.do(FACILITATOR, c.ChooseAddress, address="http://192.168.1.7:8000")
    room.do(FACILITATOR, c.DirectBoard, frozen=True, turn=1)
    room.do(ann, c.SetName, name="Siân")
    room.do(FACILITATOR, c.EditPrompt, prompt="p2", text="Beth nawr?", lang="cy")
    agenda_changed(room)
    room.do(SERVER, c.KeepPicture, picture="a" * 32, width=1600, height=900)
    picture = c.ChosenPicture(id="a" * 32, alt={"en": "A field"}, credit="Elen")
    room.do(FACILITATOR, c.SetPicture, prompt="p1", picture=picture)
    room.do(FACILITATOR, c.NextStage)
    room.do(FACILITATOR, c.NextStage)
    room.do(FACILITATOR, c.StartTimer, seconds=60)
    room.do(FACILITATOR, c.ExtendTimer, seconds=30)
    room.do(FACILITATOR, c.StopTimer)
    one = room.do(ann, c.PostIdea, text="Longer visits", table="3")
    room.do(FACILITATOR, c.HoldIdeas, hold=True)
    two = room.do(bob, c.PostIdea, text="Ymweliadau hŵy", lang="cy")
    moderate_idea(room, two)
    room.do(bob, c.EditIdea, idea=two, text="Ymweliadau hwy")
    room.do(FACILITATOR, c.ApproveIdea, idea=two)
    gone = room.do(bob, c.PostIdea, text="Never mind")
    room.do(bob, c.WithdrawIdea, idea=gone)
    room.do(FACILITATOR, c.ShowIdeas)
    room.do(FACILITATOR, c.HideIdea, idea=one)
    room.do(FACILITATOR, c.RestoreIdea, idea=one)
    same = room.do(bob, c.PostIdea, text="Visits that last longer", suggested=[one])
    room.do(FACILITATOR, c.ApproveIdea, idea=same)
    room.do(bob, c.SupportIdea, idea=one, suggested=True)
    room.do(bob, c.WithdrawSupport, idea=one)
    found = [c.Grouping("merge", [one, same]), c.Grouping("theme", [one, two, same])]
    room.do(SERVER, c.OfferSuggestions, found=found)
    merge, theme = room.state.suggestions
    room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[same], suggestion=merge)
    room.do(FACILITATOR, c.UnmergeIdea, idea=same)
    room.do(FACILITATOR, c.DismissSuggestion, suggestion=theme)
    room.do(bob, c.WithdrawIdea, idea=same)
    room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    room.do(FACILITATOR, c.UnmergeIdea, idea=two)
    room.do(FACILITATOR, c.ChooseMethod, stage="s3", method="scale")
    room.do(FACILITATOR, c.ChooseMethod, stage="s3", method="dots", dots=6, per_idea=3)
    group(room, one, two)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.CastVote, idea=one, dots=3)
    room.do(bob, c.CastVote, idea=two, dots=1)
    room.do(FACILITATOR, c.Reveal)
    room.do(FACILITATOR, c.NewRound)
    room.do(FACILITATOR, c.Undo)
    room.do(FACILITATOR, c.SetPerspectives)
    room.do(ann, c.ChoosePerspectives, perspectives=["v1", "v2"])
    room.do(FACILITATOR, c.CloseStage)
    room.do(FACILITATOR, c.ShowGround, stage="s3")
    room.do(FACILITATOR, c.NextStage)
    fields = {"who": "Siân", "group": "carers", "by_when": "June", "support": "a phone"}
    pledge = room.do(ann, c.MakePledge, text="I will ring", kind="action", ideas=[one], **fields)
    moderate_pledge(room, pledge)
    room.do(ann, c.EditPledge, pledge=pledge, text="I will ring weekly")
    room.do(FACILITATOR, c.ApprovePledge, pledge=pledge)
    room.do(bob, c.JoinPledge, pledge=pledge)
    room.do(bob, c.LeavePledge, pledge=pledge)
    room.do(FACILITATOR, c.HidePledge, pledge=pledge)
    room.do(FACILITATOR, c.RestorePledge, pledge=pledge)
    other = room.do(bob, c.MakePledge, text="Listen first", kind="culture")
    room.do(bob, c.WithdrawPledge, pledge=other)
    write_for_others(room)
    share_a_phone(room, ann)
    _tables(room, ann, bob)
    come_from_somewhere(room)
    be_uncomfortable(room, ann)
    stand_on_the_ladder(room)
    room.do(FACILITATOR, c.SetSeries, series="Better visits")
    evaluate(room)
    come_to_an_end(room, ann, pledge)
    be_forgotten(room)
    return room


def agenda_changed(room: Room) -> None:
    talk = room.do(FACILITATOR, c.AddStage, kind="talk")
    room.do(FACILITATOR, c.ChangeStage, stage=talk, minutes=5)
    room.do(FACILITATOR, c.EditScript, stage=talk, text="Pairs first", lang="en")
    prompt = room.do(FACILITATOR, c.AddPrompt, stage=talk, text="What did you hear?")
    other = room.do(FACILITATOR, c.AddPrompt, stage=talk, text="And now?")
    room.do(FACILITATOR, c.MovePrompt, prompt=other, position=0)
    room.do(FACILITATOR, c.RemovePrompt, prompt=prompt)
    room.do(FACILITATOR, c.MoveStage, stage=talk, position=3)
    room.do(FACILITATOR, c.MoveStage, stage=talk, position=4)
    copy = room.do(FACILITATOR, c.DuplicateStage, stage=talk)
    room.do(FACILITATOR, c.RemoveStage, stage=copy)


def _tables(room: Room, ann: Actor, bob: Actor) -> None:
    room.do(FACILITATOR, c.SetTables, names=["Window", ""])
    room.do(ann, c.TakeTable, table="t1")
    room.do(SERVER, c.IssueHostKeys, keys={"t2": token_hash("key")})
    room.do(bob, c.HostTable, table="t2", key="key")
    room.do(FACILITATOR, c.AssignTables, on=True)
    room.do(FACILITATOR, c.NextTableRound)
    room.do(FACILITATOR, c.ShowTables, show=True)
    room.do(FACILITATOR, c.RevokeHosts, table="t2")


def group(room: Room, one: str, two: str) -> None:
    theme = room.do(FACILITATOR, c.MakeTheme, ideas=[one])
    room.do(FACILITATOR, c.NameTheme, theme=theme, name="Time for people")
    room.do(FACILITATOR, c.NameTheme, theme=theme, name="Amser i bobl", lang="cy")
    room.do(FACILITATOR, c.AddToTheme, theme=theme, ideas=[two])
    room.do(FACILITATOR, c.RemoveFromTheme, ideas=[two])
    other = room.do(FACILITATOR, c.MakeTheme, ideas=[two])
    room.do(FACILITATOR, c.DissolveTheme, theme=other)
    room.do(FACILITATOR, c.VoteOn, stage="s3", by="themes")
    room.do(FACILITATOR, c.VoteOn, stage="s3", by="ideas")


def write_for_others(room: Room) -> None:
    room.do(FACILITATOR, c.SetName, name="Rhian")
    invited = {"role": "scribe", "name": "Tom", "secret": "third-link"}
    member = room.do(FACILITATOR, c.InviteMember, **invited)
    tom = Actor("facilitator", "third-link")
    seat = room.do(tom, c.AddSeat)
    does = room.command(c.MakePledge, text="Ask first", kind="culture")
    pledge = room.do(tom, c.ActFor, seat=seat, does=does)
    room.do(tom, c.ActFor, seat=seat, does=room.command(c.WithdrawPledge, pledge=pledge))
    room.do(FACILITATOR, c.RevokeMember, member=member)


def share_a_phone(room: Room, holder: Actor) -> None:
    seat = room.do(holder, c.AddSeat)
    does = room.command(c.MakePledge, text="Come back", kind="action")
    pledge = room.do(holder, c.ActFor, seat=seat, does=does)
    room.do(holder, c.SetSeatAside, seat=seat, aside=True)
    room.do(holder, c.SetSeatAside, seat=seat, aside=False)
    room.do(holder, c.ActFor, seat=seat, does=room.command(c.WithdrawPledge, pledge=pledge))
    helped = room.do(holder, c.AddSeat, acting=True, agreed=True)
    room.do(holder, c.ChangeAgreement, seat=helped, agreed=False)


def come_from_somewhere(room: Room) -> None:
    for number, one in enumerate(room.people(10)):
        room.do(one, c.ChoosePerspectives, perspectives=["v2" if number < 5 else "v3"])
    room.do(FACILITATOR, c.CloseStage)


def be_uncomfortable(room: Room, ann: Actor) -> None:
    line = c.HelpLineText(names={"en": "Somebody"}, phone="116 123", web="example.org")
    room.do(FACILITATOR, c.SetHelpLines, lines=[line])
    room.do(ann, c.SendPrivateWord, text="A private thing", come=True, where="private table")
    (word,) = room.state.private_words
    room.do(FACILITATOR, c.SeePrivateWord, word=word)
    room.do(FACILITATOR, c.SettlePrivateWord, word=word)


def stand_on_the_ladder(room: Room) -> None:
    first = room.do(FACILITATOR, c.AddStage, kind="ladder")
    again = room.do(FACILITATOR, c.AddStage, kind="ladder")
    room.do(FACILITATOR, c.ChangeStage, stage=again, repeats=first)
    for stage, rung in ((first, 3), (again, 5)):
        room.do(FACILITATOR, c.OpenStage, stage=stage)
        for number, person in enumerate(room.state.people):
            room.do(Actor("attendee", person), c.PlaceRung, stage=stage, rung=rung + number % 3)
        room.do(
            Actor("attendee", next(iter(room.state.people))), c.PlaceRung, stage=stage, rung=None
        )
        room.do(FACILITATOR, c.Reveal)
    # Back to the votes, which are looked at when it is over.
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.do(FACILITATOR, c.CloseStage)


def evaluate(room: Room) -> None:
    stage = room.do(FACILITATOR, c.AddStage, kind="evaluation")
    own = Question(id="q1", kind="agree", texts={"en": "I was heard."})
    asked = Survey(questions=[*BUILT_IN.questions, own], name={"en": "Ours"}, source="Elen")
    room.do(FACILITATOR, c.ChangeStage, stage=stage, survey=asked)
    room.do(FACILITATOR, c.OpenStage, stage=stage)
    for number, person in enumerate(room.state.people):
        given = {"hope": number % 11, "q1": 1 + number % 5, "differently": "A private view"}
        room.do(Actor("attendee", person), c.AnswerSurvey, stage=stage, answers=given, lang="cy")
    room.do(FACILITATOR, c.CloseStage)
    text = next(iter(room.state.survey_texts))
    room.do(FACILITATOR, c.ShowSurveyText, survey_text=text, show=False)
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.do(FACILITATOR, c.CloseStage)


def be_forgotten(room: Room) -> None:
    privacy = c.PrivacyText(controller="The health board", contact="data@example.org", months=6)
    room.do(FACILITATOR, c.SetPrivacy, privacy=privacy)
    room.do(SERVER, c.NoteExport, format="csv", secret=FACILITATOR.id)
    cat = room.join()
    room.do(cat, c.SetName, name="Cat")
    room.do(cat, c.SendPrivateWord, text="A private thing about somebody")
    *_, word = room.state.private_words
    room.do(FACILITATOR, c.Redact, things=[word])
    room.do(cat, c.EraseMe)
    room.do(SERVER, c.ForgetLinks)


def come_to_an_end(room: Room, ann: Actor, pledge: str) -> None:
    said = {"next_steps": "The board meets", "contacts": "Elen"}
    room.do(FACILITATOR, c.SetAfter, **said, translations={"cy": c.AfterWords("Bwrdd", "Elen")})
    close = room.do(FACILITATOR, c.AddStage, kind="close")
    room.do(FACILITATOR, c.OpenStage, stage=close)
    secret = "private-secret-of-a-plan-0123456789"
    room.do(SERVER, c.LinkPlan, participant=ann.id, link=token_hash(secret))
    room.do(ann, c.EditPledge, pledge=pledge, due="2027-03-01")
    room.do(ann, c.LeaveContact, email="private@example.org", lang="cy", secret=secret)
    room.do(ann, c.PauseReminders, until=room.now + 10**9)
    room.do(ann, c.StopReminders)
    room.do(ann, c.ResumeReminders)
    be_reminded(room, ann)
    room.do(ann, c.WithdrawContact)
    picture = {"picture": "b" * 32, "width": 16, "height": 9}
    room.do(SERVER, c.KeepPicture, participant=ann.id, **picture)
    told = {"status": "kept", "story": "A private story", "help": "A private car"}
    one = room.do(ann, c.CheckIn, pledge=pledge, picture="b" * 32, **told)
    room.do(FACILITATOR, c.ApproveCheckIn, check_in=one)
    room.do(FACILITATOR, c.HideCheckIn, check_in=one)
    room.do(FACILITATOR, c.RestoreCheckIn, check_in=one)
    room.do(FACILITATOR, c.PublishStory, on=True, message={"en": "Thank you", "cy": "Diolch"})


def be_reminded(room: Room, ann: Actor) -> None:
    room.do(FACILITATOR, c.SetReminders, after_days=[28, 7])
    room.do(SERVER, c.StopMail, participant=ann.id)
    room.do(SERVER, c.StartMail, participant=ann.id)
    room.do(SERVER, c.NoteBounce, participant=ann.id, email="private@example.org")


def moderate_idea(room: Room, idea: str) -> None:
    for paused in (True, False):
        room.do(FACILITATOR, c.PausePosting, paused=paused)
    room.do(FACILITATOR, c.SetList, list="names", entries="Siân Private")
    room.do(FACILITATOR, c.RewriteIdea, idea=idea, text="Ymweliadau gan Siân Private")
    room.do(FACILITATOR, c.FlagIdea, idea=idea, note="Tell the private lead")
    room.do(FACILITATOR, c.UnflagIdea, idea=idea)
    room.do(FACILITATOR, c.RemoveAuthor, idea=idea)
    (removal,) = room.state.removals
    room.do(FACILITATOR, c.LetBack, removal=removal)


def moderate_pledge(room: Room, pledge: str) -> None:
    room.do(FACILITATOR, c.SetHold, ideas="flagged", pledges="flagged")
    room.do(FACILITATOR, c.RewritePledge, pledge=pledge, text="I will ring private 07700 900123")
    room.do(FACILITATOR, c.FlagPledge, pledge=pledge, note="Private")
    room.do(FACILITATOR, c.UnflagPledge, pledge=pledge)


def write(name: str) -> None:
    lines = []
    for events in story().log:
        packed = codec.pack(events)
        lines.append(
            Line(
                msgspec.Raw(packed.body), packed.personal, [msgspec.to_builtins(e) for e in events]
            )
        )
    (FOLDER / f"{name}.jsonl").write_bytes(b"".join(msgspec.json.encode(x) + b"\n" for x in lines))


def read(file: Path) -> list[Line]:
    return [msgspec.json.decode(line, type=Line) for line in file.read_bytes().splitlines()]


if __name__ == "__main__":
    write(sys.argv[1])
