import { useEffect } from "preact/hooks";
import { Button } from "../../components/Button";
import type { Session } from "../../live/session";
import { language, t } from "../../words";
import { refocus } from "../focus";
import { lend } from "../lend";
import { StageHeading } from "../StageHeading";
import { MOST } from "./AddPerson";
import { Manage } from "./Manage";
import { nameOf } from "./names";
import { asPerson, type Person } from "./people";

interface Props {
  session: Session;
  people: Person[];
  onPick(person: Person): void;
}

/** Between two people: names, and nothing that anybody wrote. */
export function WhoseTurn({ session, people, onPick }: Props) {
  useEffect(() => refocus(), []);
  const here = people.filter((one) => !one.aside);
  return (
    <main class="page" id="main">
      <StageHeading words={{ text: t("seats.whose"), lang: language.value }} />
      <p class="hint">{t("seats.whose_hint")}</p>
      <ul class="plain-list turns">
        {here.map((one) => (
          <li key={one.seat}>
            <Button wide onClick={() => onPick(one)}>
              <span class="turn-name">{nameOf(session, one)}</span>
              <Mark session={session} person={one} />
            </Button>
          </li>
        ))}
      </ul>
      {people.length <= MOST && (
        <p class="turn-more">
          <Button kind="quiet" onClick={lend}>
            {t("seats.add_another")}
          </Button>
        </p>
      )}
      <Manage session={session} people={people} />
    </main>
  );
}

/** What has to be known before one taps. */
function Mark({ session, person }: { session: Session; person: Person }) {
  const returned = asPerson(session, person.seat).outbox?.returned.value.length;
  const said = [
    person.agreed && t("seats.acting"),
    person.agreed === false && t("seats.ended_short"),
    returned && t("seats.look"),
  ].filter(Boolean);
  return said.length ? <span class="field-hint">{said.join(" · ")}</span> : null;
}
