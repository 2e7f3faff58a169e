import { useState } from "preact/hooks";
import { Button } from "../../components/Button";
import { TextField } from "../../components/TextField";
import { keepLabel, labelOf } from "../../live/seats";
import type { Session } from "../../live/session";
import { t } from "../../words";
import { act } from "../notice";
import { LABEL_LENGTH } from "./AddPerson";
import { nameOf } from "./names";
import type { Person } from "./people";

interface Props {
  session: Session;
  people: Person[];
}

/** Another name here, an agreement that ends, somebody who has left. */
export function Manage({ session, people }: Props) {
  return (
    <details class="more">
      <summary>{t("seats.manage")}</summary>
      <p class="hint">{t("seats.manage_hint")}</p>
      <ul class="plain-list">
        {people.map((one) => (
          <li class="turn-change" key={one.seat}>
            <Change session={session} person={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Change({ session, person }: { session: Session; person: Person }) {
  const { seat } = person;
  const [label, setLabel] = useState(labelOf(session.code, seat));
  const name = nameOf(session, person);
  const about = (words: string) => `${words}: ${name}`;

  function rename(words: string): void {
    const short = Array.from(words).slice(0, LABEL_LENGTH).join("");
    setLabel(short);
    keepLabel(session.code, seat, short);
  }

  return (
    <>
      <TextField label={about(t("seats.rename"))} value={label} onInput={rename} />
      {seat && <Leaving session={session} person={person} seat={seat} about={about} />}
    </>
  );
}

interface LeavingProps {
  session: Session;
  person: Person;
  seat: string;
  about(words: string): string;
}

function Leaving({ session, person, seat, about }: LeavingProps) {
  return (
    <>
      <div class="actions">
        {person.agreed !== null && (
          <Button
            onClick={() => act(session, { type: "change_agreement", seat, agreed: !person.agreed })}
            aria-label={about(t(person.agreed ? "seats.no_longer" : "seats.again"))}
          >
            {t(person.agreed ? "seats.no_longer" : "seats.again")}
          </Button>
        )}
        <Button
          kind="quiet"
          onClick={() => act(session, { type: "set_seat_aside", seat, aside: !person.aside })}
          aria-label={about(t(person.aside ? "seats.bring_back" : "seats.put_aside"))}
        >
          {t(person.aside ? "seats.bring_back" : "seats.put_aside")}
        </Button>
      </div>
      {person.agreed === false && <p class="hint">{t("seats.ended_short")}</p>}
    </>
  );
}
