from collections import Counter

import msgspec
import pytest

from sessions import commands as c
from sessions import creation, dealing
from sessions.actor import Actor
from sessions.copying import copy_of
from sessions.dealing import deal
from sessions.events import SessionCreated
from sessions.ids import token_hash
from sessions.refusals import Code
from tests.sessions.room import FACILITATOR, SERVER, Room, plain


@pytest.fixture
def room() -> Room:
    """Four tables, and ideas are open."""
    room = Room("quick")
    room.do(FACILITATOR, c.NextStage)
    room.do(FACILITATOR, c.SetTables, names=["Window", "", "", ""])
    return room


def where(room: Room) -> dict[str, str | None]:
    at = room.state.table_round
    return {key: person.tables.get(at) for key, person in room.state.people.items()}


def hosting(room: Room, person: Actor, table: str) -> None:
    room.do(SERVER, c.IssueHostKeys, keys={table: token_hash("key")})
    room.do(person, c.HostTable, table=table, key="key")


def seated(room: Room, number: int, table: str) -> list[Actor]:
    people = room.people(number)
    for person in people:
        room.do(person, c.TakeTable, table=table)
    return people


def test_a_table_has_a_number_and_perhaps_a_name(room: Room) -> None:
    tables = room.view("attendee")["tables"]
    assert [(t.id, t.n, t.name) for t in tables.values()][:2] == [
        ("t1", 1, "Window"),
        ("t2", 2, None),
    ]
    room.do(FACILITATOR, c.SetTables, names=["", "Door"])
    assert [t.open for t in room.view("board")["tables"].values()] == [True, True, False, False]


def test_too_many_tables_are_refused(room: Room) -> None:
    assert room.refused(FACILITATOR, c.SetTables, names=[""] * 101) == Code.TOO_MANY


def test_an_event_can_begin_with_tables_and_its_copy_has_them_too() -> None:
    room = Room("quick", tables=["Window", ""], table_labels=False)
    assert [table.name for table in room.view("board")["tables"].values()] == ["Window", None]
    new, template = copy_of(room.state, {"en": "copy"})
    copied = creation.create(new, template, "BCDFGH", "link", 0)
    assert isinstance(copied, SessionCreated)
    assert (copied.tables, copied.table_labels) == (["Window", ""], False)


def test_somebody_takes_a_table_and_another_and_none(room: Room) -> None:
    ann = room.join()
    for table in ("t1", "t2", None):
        room.do(ann, c.TakeTable, table=table)
        assert room.me(ann)["me"]["me"].table == table
    assert room.refused(ann, c.TakeTable, table="t5") == Code.NO_SUCH_TABLE


def test_who_sits_at_a_table_that_goes_stands_up(room: Room) -> None:
    [ann] = seated(room, 1, "t4")
    room.do(FACILITATOR, c.SetTables, names=["", ""])
    assert room.me(ann)["me"]["me"].table is None
    assert room.refused(ann, c.TakeTable, table="t4") == Code.NO_SUCH_TABLE


def test_people_are_dealt_out_evenly_and_newcomers_too(room: Room) -> None:
    room.people(9)
    room.do(FACILITATOR, c.AssignTables, on=True)
    assert sorted(Counter(where(room).values()).values()) == [2, 2, 2, 3]
    room.people(3)
    assert sorted(Counter(where(room).values()).values()) == [3, 3, 3, 3]
    assert plain(room.replayed()) == plain(room.state)


def test_who_chose_a_table_keeps_it_unless_everybody_is_dealt_out(room: Room) -> None:
    chosen = seated(room, 3, "t2")
    room.people(5)
    room.do(FACILITATOR, c.AssignTables, on=True)
    assert {where(room)[person.id] for person in chosen} == {"t2"}
    room.do(FACILITATOR, c.AssignTables, on=True, everybody=True)
    assert set(Counter(where(room).values()).values()) == {2}


@pytest.mark.parametrize("people", [12, 13, 23, 40])
def test_in_a_new_round_everybody_moves_but_the_hosts(room: Room, people: int) -> None:
    ann, *_ = room.people(people)
    hosting(room, ann, "t3")
    room.do(FACILITATOR, c.AssignTables, on=True, everybody=True)
    rounds = [where(room)]
    for _ in range(2):
        room.do(FACILITATOR, c.NextTableRound)
        rounds.append(where(room))
        sizes = Counter(rounds[-1].values()).values()
        assert max(sizes) - min(sizes) <= 1
    assert {one[ann.id] for one in rounds} == {"t3"}
    for person in room.state.people:
        if person != ann.id:
            assert len({one[person] for one in rounds}) == 3, "met a table twice"


def test_two_seeds_deal_differently() -> None:
    been = {f"p{n}": set[str]() for n in range(20)}
    sat = {"t1": 0, "t2": 0, "t3": 0}
    assert deal(been, sat, "a") == deal(been, sat, "a") != deal(been, sat, "b")


def test_who_has_been_everywhere_looks_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dealing, "_swap", lambda *_: pytest.fail("looked through the whole room"))
    been = {str(n): {"t1", "t2", "t9"} for n in range(10)}
    assert sorted(deal(been, {"t1": 0, "t2": 0}, "seed").values()) == ["t1"] * 5 + ["t2"] * 5


def test_where_people_choose_a_new_round_asks_them_again(room: Room) -> None:
    [ann] = seated(room, 1, "t1")
    room.do(FACILITATOR, c.NextTableRound)
    assert room.me(ann)["me"]["me"].table is None
    assert room.view("attendee")["session"]["session"].seating.round == 2
    room.do(FACILITATOR, c.Undo)
    assert room.me(ann)["me"]["me"].table == "t1"


@pytest.mark.parametrize("arrives", [False, True])
def test_an_undone_round_puts_everybody_back(room: Room, arrives: bool) -> None:
    room.people(8)
    room.do(FACILITATOR, c.AssignTables, on=True)
    before = where(room)
    room.do(FACILITATOR, c.NextTableRound)
    late = room.people(arrives)
    room.do(FACILITATOR, c.Undo)
    after = where(room)
    assert {key: after[key] for key in before} == before
    assert all(after[one.id] for one in late)


def test_an_idea_carries_table_and_round(room: Room) -> None:
    ann, *_ = seated(room, 3, "t1")
    first = room.do(ann, c.PostIdea, text="First")
    room.do(FACILITATOR, c.NextTableRound)
    for person in room.state.people:
        room.do(Actor("attendee", person), c.TakeTable, table="t2")
    second = room.do(ann, c.PostIdea, text="Second")
    late = room.do(ann, c.PostIdea, text="Written before", table="t1", table_round=1)
    found = room.view("attendee")["ideas"]
    told = {key: (idea.table, idea.table_round) for key, idea in found.items()}
    assert told == {first: ("t1", 1), second: ("t2", 2), late: ("t1", 1)}


def test_a_table_is_not_told_while_it_would_tell_the_author(room: Room) -> None:
    ann, bob = seated(room, 2, "t1")
    idea = room.do(ann, c.PostIdea, text="Alone")
    for audience in ("attendee", "board", "facilitator"):
        assert room.view(audience)["ideas"][idea].table is None
        assert room.view(audience)["ideas"][idea].table_round is None
    seated(room, 1, "t1")
    later = room.do(ann, c.PostIdea, text="With two others")
    told = {key: one.table for key, one in room.view("facilitator")["ideas"].items()}
    assert told == {idea: None, later: "t1"}, "all saw when the first one came"
    room.do(bob, c.TakeTable, table="t2")
    last = room.do(ann, c.PostIdea, text="When somebody had gone")
    told = {key: one.table for key, one in room.view("facilitator")["ideas"].items()}
    assert told == {idea: None, later: "t1", last: None}
    room.do(FACILITATOR, c.NextTableRound)
    late = room.do(ann, c.PostIdea, text="Written before", table="t1", table_round=1)
    assert room.view("facilitator")["ideas"][late].table is None


def test_three_who_were_never_there_together_are_not_three(room: Room) -> None:
    ideas = []
    for _ in range(4):
        [person] = seated(room, 1, "t1")
        ideas.append(room.do(person, c.PostIdea, text="Passing by"))
        room.do(person, c.TakeTable, table=None)
    assert {room.view("facilitator")["ideas"][idea].table for idea in ideas} == {None}


def test_without_labels_only_facilitators_are_told(room: Room) -> None:
    ann, *_ = seated(room, 3, "t1")
    idea = room.do(ann, c.PostIdea, text="Ours")
    room.do(FACILITATOR, c.SetTables, names=["Window", "", "", ""], labels=False)
    told = [room.view(one)["ideas"][idea].table for one in ("attendee", "board", "facilitator")]
    assert told == [None, None, "t1"]


def test_a_host_needs_the_key_of_that_table(room: Room) -> None:
    ann = room.join()
    assert room.refused(ann, c.HostTable, table="t1", key="") == Code.BAD_TOKEN
    room.do(SERVER, c.IssueHostKeys, keys={"t1": token_hash("key")})
    assert room.refused(ann, c.HostTable, table="t2", key="key") == Code.BAD_TOKEN
    room.do(ann, c.HostTable, table="t1", key="key")
    mine = room.me(ann)["me"]["me"]
    assert (mine.host, mine.table) == ("t1", "t1")
    seats = room.view("facilitator")["seats"]["t1"]
    assert (seats.people, seats.hosts, seats.linked) == (1, 1, True)


def test_a_revoked_host_is_none_and_the_link_is_worthless(room: Room) -> None:
    ann = room.join()
    hosting(room, ann, "t1")
    room.do(FACILITATOR, c.RevokeHosts, table="t1")
    assert room.me(ann)["me"]["me"].host is None
    assert room.refused(ann, c.HostTable, table="t1", key="key") == Code.BAD_TOKEN


def test_a_host_who_takes_another_table_hosts_no_more(room: Room) -> None:
    ann = room.join()
    hosting(room, ann, "t1")
    room.do(ann, c.TakeTable, table="t2")
    assert room.me(ann)["me"]["me"].host is None
    hosting(room, ann, "t1")
    room.do(ann, c.StopHosting)
    assert room.me(ann)["me"]["me"].host is None


def test_a_host_reads_the_table_s_ideas_of_all_rounds() -> None:
    room = Room("pledge-event")
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(FACILITATOR, c.SetTables, names=["", ""], labels=False)
    host, *others = seated(room, 4, "t1")
    hosting(room, host, "t1")
    idea = room.do(others[0], c.PostIdea, text="In silence")
    held = room.do(others[1], c.PostIdea, text="Hidden")
    assert room.me(host)["hosted"] == {}, "a silent stage is silent for hosts too"
    room.do(FACILITATOR, c.HideIdea, idea=held)
    room.do(FACILITATOR, c.ShowIdeas)
    assert [one.text for one in room.me(host)["hosted"].values()] == ["In silence"]
    room.do(FACILITATOR, c.NextTableRound)
    later = seated(room, 3, "t1")
    room.do(later[0], c.PostIdea, text="In the second round")
    assert {one.table_round for one in room.me(host)["hosted"].values()} == {1, 2}
    assert room.me(others[0])["hosted"] == {}
    assert idea in room.me(host)["hosted"]
    assert b"secret" not in msgspec.json.encode(room.me(host))


def test_a_host_sums_up_for_the_table(room: Room) -> None:
    ann = room.join()
    assert room.refused(ann, c.PostIdea, text="For all", summary=True) == Code.NOT_HOST
    hosting(room, ann, "t1")
    idea = room.do(ann, c.PostIdea, text="For all", summary=True)
    shown = room.view("board")["ideas"][idea]
    assert (shown.summary, shown.table, shown.table_round) == (True, "t1", 1)


def test_what_somebody_calls_their_table_stands_where_there_are_none() -> None:
    room = Room("quick")
    room.do(FACILITATOR, c.NextStage)
    idea = room.do(room.join(), c.PostIdea, text="Ours", table="by the door", table_round=1)
    shown = room.view("board")["ideas"][idea]
    assert (shown.table, shown.table_round) == ("by the door", None)
    assert room.view("board")["session"]["session"].seating is None


@pytest.mark.parametrize("kind", [c.NextTableRound, c.AssignTables])
def test_there_is_nothing_to_move_without_tables(kind: type[c.Command]) -> None:
    fields = {"on": True} if kind is c.AssignTables else {}
    assert Room().refused(FACILITATOR, kind, **fields) == Code.NO_SUCH_TABLE
