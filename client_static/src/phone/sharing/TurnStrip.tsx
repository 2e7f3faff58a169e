import { Button } from "../../components/Button";
import type { Session } from "../../live/session";
import { t } from "../../words";
import { nameOf } from "./names";
import type { Person } from "./people";

interface Props {
  session: Session;
  person: Person;
  onPass(): void;
}

/** Whose things these are, and the step that puts them away. */
export function TurnStrip({ session, person, onPass }: Props) {
  return (
    <section class="turn" aria-label={t("seats.strip")}>
      <p>
        <strong>{t("seats.now", { name: nameOf(session, person) })}</strong>
        {person.agreed && <span class="field-hint">{t("seats.acting")}</span>}
      </p>
      <Button onClick={onPass}>{t("seats.pass")}</Button>
      {person.agreed === false && <p class="turn-ended">{t("seats.ended")}</p>}
    </section>
  );
}
