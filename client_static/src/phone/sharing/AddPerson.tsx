import { useEffect, useId, useState } from "preact/hooks";
import { Agreement } from "../../components/Agreement";
import { Button } from "../../components/Button";
import { Choice } from "../../components/Choice";
import { lengthOf, TextField } from "../../components/TextField";
import { keepLabel } from "../../live/seats";
import type { Session } from "../../live/session";
import { language, t } from "../../words";
import { refocus } from "../focus";
import { StageHeading } from "../StageHeading";
import { addSeat, type Person } from "./people";

/** How many people a phone can hold besides its owner. */
export const MOST = 8;
export const LABEL_LENGTH = 30;

type How = "share" | "act";

interface Props {
  session: Session;
  people: Person[];
  /** The seat that was added, if one was. */
  onDone(added: string | null): void;
}

/** Somebody without a phone: what they are called here, and who will tap and write. */
export function AddPerson({ session, people, onDone }: Props) {
  const id = useId();
  const [label, setLabel] = useState("");
  const [how, setHow] = useState<How>("share");
  const [agreed, agree] = useState(false);
  const [missing, setMissing] = useState(false);
  const full = people.length > MOST;
  const tooLong = lengthOf(label) > LABEL_LENGTH;
  useEffect(() => {
    scrollTo(0, 0);
    refocus();
  }, []);

  function submit(event: Event): void {
    event.preventDefault();
    if (tooLong) return;
    if (how === "act" && !agreed) {
      setMissing(true);
      document.getElementById(id)?.focus();
      return;
    }
    const seat = addSeat(session, how === "act");
    if (label.trim()) keepLabel(session.code, seat, label.trim());
    onDone(seat);
  }

  return (
    <main class="page" id="main">
      <StageHeading words={{ text: t("seats.add_title"), lang: language.value }} />
      <p>{t(full ? "seats.full" : "seats.add_intro")}</p>
      {!full && (
        <form onSubmit={submit}>
          <TextField
            label={t("seats.label")}
            hint={t("seats.label_hint")}
            value={label}
            onInput={setLabel}
            limit={LABEL_LENGTH}
            error={tooLong ? t("phone.name_too_long") : null}
          />
          <Choice<How>
            legend={t("seats.how")}
            value={how}
            onChange={setHow}
            options={[
              { value: "share", label: t("seats.how_share"), hint: t("seats.how_share_hint") },
              { value: "act", label: t("seats.how_act"), hint: t("seats.how_act_hint") },
            ]}
          />
          {how === "act" && (
            <Agreement
              id={id}
              agreed={agreed}
              missing={missing}
              onChange={(ticked) => {
                setMissing(false);
                agree(ticked);
              }}
            />
          )}
          <p>
            <Button kind="main" wide type="submit">
              {t("seats.add")}
            </Button>
          </p>
        </form>
      )}
      <p class="turn-more">
        <Button kind="quiet" onClick={() => onDone(null)}>
          {t("common.cancel")}
        </Button>
      </p>
    </main>
  );
}
