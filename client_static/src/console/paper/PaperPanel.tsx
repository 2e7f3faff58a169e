import { useId } from "preact/hooks";
import { Button } from "../../components/Button";
import { ErrorNote } from "../../components/ErrorNote";
import { TextField } from "../../components/TextField";
import { openStage, promptsOf, textIn } from "../../live/selectors";
import type { Me, StageEntity } from "../../wire.gen";
import { language, t } from "../../words";
import { useDesk } from "../desk";
import { BallotForm } from "./BallotForm";
import { CardForm } from "./CardForm";
import { PlaceForm } from "./PlaceForm";
import { PledgeForm } from "./PledgeForm";
import { RungForm } from "./RungForm";
import { inOrder, noteOf, personWords, type Seats, useSeats } from "./seats";

/** Typing in what people wrote on paper: who it is for, then card after card. */
export function PaperPanel() {
  const { about, view, session } = useDesk();
  const seats = useSeats();
  const stage = openStage(view);
  const away = session.status.value === "offline";
  const mine = seats.chosen ? seats.all?.[seats.chosen] : undefined;
  return (
    <div class="paper">
      <Now stage={stage} />
      <p>{t("console.paper_note")}</p>
      {away && <p class="steps-away">{t("console.wait_for_connection")}</p>}
      <Person seats={seats} />
      {seats.problem && <ErrorNote>{seats.problem}</ErrorNote>}
      {seats.chosen && mine && <Desk key={seats.chosen} stage={stage} seats={seats} mine={mine} />}
      <p>
        <a href={`/${about.code}/cards`} target="_blank" rel="noreferrer">
          {t("console.open_cards")}
        </a>
      </p>
    </div>
  );
}

/** A scribe has no other screen that says it. */
function Now({ stage }: { stage: StageEntity | undefined }) {
  const { view, me } = useDesk();
  if (me.role !== "scribe") return null;
  const prompt = stage && promptsOf(view, stage.id)[0];
  const words = prompt && textIn(prompt, language.value);
  return (
    <>
      {stage && <p class="now-label">{t("console.now")}</p>}
      <h2 class="now-stage">
        {stage ? t(`common.stage.${stage.kind}`) : t("console.nothing_open")}
      </h2>
      {words && (
        <p class="now-prompt" lang={words.lang}>
          {words.text}
        </p>
      )}
    </>
  );
}

/** Who it is for: one seat a person. */
function Person({ seats }: { seats: Seats }) {
  const { about } = useDesk();
  const id = useId();
  const all = seats.all ? inOrder(seats.all) : [];
  return (
    <div class="paper-person">
      {all.length > 0 && (
        <div class="field">
          <label class="field-label" for={id}>
            {t("console.paper_who")}
          </label>
          <select
            id={id}
            class="field-input"
            value={seats.chosen ?? ""}
            onChange={(event) => {
              seats.forget();
              seats.choose(event.currentTarget.value);
            }}
          >
            {all.map((seat) => (
              <option key={seat} value={seat}>
                {personWords(about.code, seat)}
              </option>
            ))}
          </select>
        </div>
      )}
      <Button kind={all.length ? "plain" : "main"} onClick={() => void seats.add()}>
        {t("console.paper_add")}
      </Button>
    </div>
  );
}

function Desk({ stage, seats, mine }: { stage: StageEntity | undefined; seats: Seats; mine: Me }) {
  const kind = stage?.kind;
  return (
    <>
      {stage && (kind === "ideas" || kind === "conversation") && (
        <CardForm stage={stage} seats={seats} mine={mine} />
      )}
      {stage && (kind === "vote" || kind === "conversation") && (
        <BallotForm seats={seats} mine={mine} />
      )}
      {stage && kind === "ladder" && <RungForm stage={stage} seats={seats} mine={mine} />}
      {kind === "pledges" && <PledgeForm seats={seats} mine={mine} />}
      {!["ideas", "conversation", "vote", "ladder", "pledges"].includes(kind ?? "") && (
        <p>{t("console.paper_wait")}</p>
      )}
      <PlaceForm seats={seats} mine={mine} />
      {seats.chosen && <Note seat={seats.chosen} seats={seats} />}
    </>
  );
}

function Note({ seat, seats }: { seat: string; seats: Seats }) {
  const { about } = useDesk();
  return (
    <details class="paper-note">
      <summary>{t("console.paper_own_list")}</summary>
      <TextField
        label={t("console.paper_note_label")}
        hint={t("console.paper_note_hint")}
        value={noteOf(about.code, seat)}
        onInput={seats.note}
      />
    </details>
  );
}
