import { useId, useState } from "preact/hooks";
import { Agreement } from "../../components/Agreement";
import { Button } from "../../components/Button";
import { ErrorNote } from "../../components/ErrorNote";
import { TextField } from "../../components/TextField";
import { labelOf } from "../../live/seats";
import { openStage, promptsOf, textIn } from "../../live/selectors";
import type { Me, StageEntity } from "../../wire.gen";
import { language, t } from "../../words";
import { useDesk } from "../desk";
import { BallotForm } from "./BallotForm";
import { CardForm } from "./CardForm";
import { PlaceForm } from "./PlaceForm";
import { PlanForm } from "./PlanForm";
import { PledgeForm } from "./PledgeForm";
import { RungForm } from "./RungForm";
import { SupportForm } from "./SupportForm";
import { SurveyForm } from "./SurveyForm";
import { inOrder, personWords, type Seats, useSeats } from "./seats";

/** Typing in what people wrote on paper: who it is for, then card after card. */
export function PaperPanel() {
  const { about, view, session } = useDesk();
  const seats = useSeats();
  const stage = openStage(view);
  const away = session.status.value === "offline";
  const mine = seats.chosen ? seats.all[seats.chosen] : undefined;
  return (
    <div class="paper">
      <Now stage={stage} />
      <p>{t("console.paper_note")}</p>
      {away && <p class="steps-away">{t("console.wait_for_connection")}</p>}
      <Person seats={seats} />
      {seats.problem && <ErrorNote>{seats.problem}</ErrorNote>}
      {seats.chosen && mine && <Desk key={seats.chosen} stage={stage} seats={seats} mine={mine} />}
      <p>
        <a class="lone-link" href={`/${about.code}/cards`} target="_blank" rel="noreferrer">
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
  const all = inOrder(seats.all);
  const [acting, setActing] = useState(false);
  const add = async () => {
    if (await seats.add(acting)) setActing(false);
  };
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
      <details class="paper-note" open={acting}>
        <summary>{t("console.paper_acting")}</summary>
        <Agreement id={`${id}-agreed`} agreed={acting} onChange={setActing} />
      </details>
      <Button kind={all.length ? "plain" : "main"} onClick={() => void add()}>
        {t("console.paper_add")}
      </Button>
    </div>
  );
}

function Desk({ stage, seats, mine }: { stage: StageEntity | undefined; seats: Seats; mine: Me }) {
  const kind = stage?.kind;
  return (
    <>
      <Agreed seats={seats} mine={mine} />
      {stage && (kind === "ideas" || kind === "conversation") && (
        <CardForm stage={stage} seats={seats} mine={mine} />
      )}
      {kind === "ideas" && <SupportForm seats={seats} mine={mine} />}
      {stage && (kind === "vote" || kind === "conversation") && (
        <BallotForm seats={seats} mine={mine} />
      )}
      {stage && kind === "ladder" && <RungForm stage={stage} seats={seats} mine={mine} />}
      {kind === "pledges" && <PledgeForm seats={seats} mine={mine} />}
      {stage && kind === "evaluation" && <SurveyForm stage={stage} seats={seats} mine={mine} />}
      {!["ideas", "conversation", "vote", "ladder", "pledges", "evaluation"].includes(
        kind ?? "",
      ) && <p>{t("console.paper_wait")}</p>}
      <PlaceForm seats={seats} mine={mine} />
      {seats.chosen && mine.me.me?.agreed !== false && (
        <PlanForm key={seats.chosen} seat={seats.chosen} />
      )}
      {seats.chosen && <Note seat={seats.chosen} seats={seats} />}
    </>
  );
}

/** Of somebody whom one acts for: whether one may. */
function Agreed({ seats, mine }: { seats: Seats; mine: Me }) {
  const agreed = mine.me.me?.agreed;
  if (agreed === undefined) return null;
  return (
    <p class="paper-agreed">
      {t(agreed ? "seats.acting" : "seats.ended")}{" "}
      <Button kind="quiet" onClick={() => void seats.agree(!agreed)}>
        {t(agreed ? "seats.no_longer" : "seats.again")}
      </Button>
    </p>
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
        value={labelOf(about.code, seat)}
        onInput={seats.note}
      />
    </details>
  );
}
