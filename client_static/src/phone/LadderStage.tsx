import { Button } from "../components/Button";
import { LadderCredit } from "../components/ladder/LadderCredit";
import { LadderPicker } from "../components/ladder/LadderPicker";
import { LadderRungs } from "../components/ladder/LadderRungs";
import { Status } from "../components/Status";
import { climb, rungName } from "../live/ladder";
import { promptsOf } from "../live/selectors";
import { language, t } from "../words";
import { stageName } from "./Event";
import { type StageProps, useHere } from "./here";
import { act } from "./notice";
import { StageHeading } from "./StageHeading";
import { StageTop } from "./StageTop";

/** Where does this stand on the ladder? Then, where the room stands. */
export function LadderStage({ stage }: StageProps) {
  const asks = promptsOf(useHere().view, stage.id).length > 0;
  return (
    <>
      {asks ? (
        <StageTop stage={stage} />
      ) : (
        <StageHeading
          above={stageName(stage)}
          words={{ text: t("ladder.pick"), lang: language.value }}
          sign={stage.kind}
        />
      )}
      {stage.revealed ? <Results stage={stage} /> : <Placing stage={stage} />}
      <LadderCredit />
    </>
  );
}

function Placing({ stage }: StageProps) {
  const { session, me } = useHere();
  const rung = me.votes[stage.id]?.rung ?? null;
  const unsent = session.unsent.value.has(stage.id);
  const place = (chosen: number | null) =>
    void act(session, { type: "place_rung", stage: stage.id, rung: chosen });
  const again = stage.repeats || stage.round > 1;
  return (
    <>
      {again && <p class="hint">{t("ladder.again")}</p>}
      <p class="hint">{t("ladder.how")}</p>
      <LadderPicker value={rung} onChange={place} />
      {rung !== null && (
        <p>
          <Button kind="quiet" onClick={() => place(null)}>
            {t("ladder.back")}
          </Button>
        </p>
      )}
      <div class="dock budget" role="status">
        <span>
          {rung === null ? t("ladder.not_chosen") : t("ladder.chosen", { rung: rungName(rung) })}
        </span>
        {unsent && <Status sent={false} />}
      </div>
    </>
  );
}

function Results({ stage }: StageProps) {
  const { view, me } = useHere();
  const { now, before, shift } = climb(view, stage);
  return (
    <section>
      <h2>{t("ladder.results")}</h2>
      {shift && <p class="lead">{shift}</p>}
      {now ? (
        <LadderRungs now={now} before={before} own={me.votes[stage.id]?.rung} />
      ) : (
        <p class="invite">{t("ladder.nobody")}</p>
      )}
    </section>
  );
}
