import { Button } from "../components/Button";
import { Counting } from "../components/Counting";
import { ErrorNote } from "../components/ErrorNote";
import { GroundShares } from "../components/GroundShares";
import { gapWords, LadderShares } from "../components/ladder/LadderShares";
import { equalShare, groundCard, groundSentence, shareWords } from "../live/ground";
import { orderedStages, sessionOf } from "../live/selectors";
import type { GroundEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { OfferedPerspectives } from "./OfferedPerspectives";
import { WhoIsThere } from "./WhoIsThere";

/** What people can say of their place in the room, and what was published of it. */
export function PerspectivesPanel() {
  const { view } = useDesk();
  const published = orderedStages(view).flatMap(({ id }) => view.ground[id] ?? []);
  return (
    <>
      <p>{t("ground.note")}</p>
      <details class="row-group">
        <summary>{t("ground.how")}</summary>
        <p class="field-hint">{t("counting.read_out")}</p>
        <Counting />
      </details>
      <OfferedPerspectives />
      <WhoIsThere />
      <section class="row-group">
        <h3>{t("ground.results")}</h3>
        {!published.length && <p>{t("ground.not_yet")}</p>}
        {published.map((ground) => (
          <Published key={ground.id} ground={ground} />
        ))}
      </section>
    </>
  );
}

function Published({ ground }: { ground: GroundEntity }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const stage = view.stages[ground.id];
  const shown = sessionOf(view)?.ground === ground.id;
  return (
    <section>
      <h4>{stage && t(`common.stage.${stage.kind}`)}</h4>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <p>{ground.by === "ladder" ? gapWords(ground) : groundSentence(ground)}</p>
      <Button
        aria-pressed={shown}
        onClick={() => give({ type: "show_ground", stage: shown ? null : ground.id })}
      >
        {t(shown ? "ground.hide" : "ground.show")}
      </Button>
      {ground.compared > 0 &&
        (ground.by === "ladder" ? <Heights ground={ground} /> : <Cards ground={ground} />)}
    </section>
  );
}

const Heights = ({ ground }: { ground: GroundEntity }) => (
  <>
    <LadderShares ground={ground} />
    <p class="field-hint">{t("ladder.rounded")}</p>
  </>
);

const Cards = ({ ground }: { ground: GroundEntity }) => (
  <>
    <Listed ground={ground} side="together" />
    <Listed ground={ground} side="divided" />
    <p class="field-hint">{t("ground.rounded")}</p>
  </>
);

function Listed({ ground, side }: { ground: GroundEntity; side: "together" | "divided" }) {
  const { view } = useDesk();
  return (
    <>
      <h5>{t(`ground.${side}`)}</h5>
      {!ground[side].length && <p>{t(`ground.none_${side}`)}</p>}
      <ol>
        {ground[side].map((id) => {
          const card = groundCard(view, ground, id);
          return (
            <li key={id}>
              <details>
                <summary lang={card?.lang || undefined}>{card?.text || t("common.erased")}</summary>
                <GroundShares ground={ground} id={id} />
                <p class="field-hint">
                  {t("ground.alike", {
                    people: shareWords(ground.plain[id] ?? 0),
                    perspectives: shareWords(equalShare(ground, id)),
                  })}
                </p>
              </details>
            </li>
          );
        })}
      </ol>
    </>
  );
}
