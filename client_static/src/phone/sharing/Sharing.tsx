import words from "virtual:words/seats";
import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { announce } from "../../components/Announcer";
import type { Session } from "../../live/session";
import type { View } from "../../wire.gen";
import { addWords, t } from "../../words";
import { Event } from "../Event";
import { refocus } from "../focus";
import { told } from "../Later";
import { adding } from "../lend";
import { notice } from "../notice";
import { AddPerson } from "./AddPerson";
import { nameOf } from "./names";
import { asPerson, type Person, peopleOf } from "./people";
import { TurnStrip } from "./TurnStrip";
import { WhoseTurn } from "./WhoseTurn";
import "./sharing.css";

export const speak = () => addWords(words);

/** Whose turn it is; undefined between two people, when nobody's things are to be seen. */
const turn = signal<string | null | undefined>(undefined);

interface Props {
  session: Session;
  view: View;
}

/** One phone for several people: each sees their own things, and nobody else's. */
export function Sharing({ session, view }: Props) {
  const people = peopleOf(session);
  const now = people.find((one) => one.seat === turn.value && !one.aside);
  const alone = people.length === 1;

  function pass(to: Person | null): void {
    notice.value = null;
    told.clear();
    turn.value = to ? to.seat : undefined;
    scrollTo(0, 0);
    announce(to ? t("seats.now", { name: nameOf(session, to) }) : t("seats.whose"));
    (document.activeElement as HTMLElement | null)?.blur();
    refocus();
  }

  if (adding.value) {
    return (
      <AddPerson
        session={session}
        people={people}
        onDone={(added) => {
          adding.value = false;
          if (added) pass(null);
        }}
      />
    );
  }
  if (!alone && !now) return <WhoseTurn session={session} people={people} onPick={pass} />;
  return (
    <Turn
      key={now?.seat ?? ""}
      session={session}
      view={view}
      person={now ?? (people[0] as Person)}
      onPass={alone ? null : () => pass(null)}
    />
  );
}

interface TurnProps extends Props {
  person: Person;
  onPass: (() => void) | null;
}

function Turn({ session, view, person, onPass }: TurnProps) {
  const own = useMemo(() => asPerson(session, person.seat), [session, person.seat]);
  const me = own.me.value;
  return (
    me && (
      <Event session={own} view={view} me={me}>
        {onPass && <TurnStrip session={session} person={person} onPass={onPass} />}
      </Event>
    )
  );
}
