import { useEffect } from "preact/hooks";
import { GroundShares } from "../components/GroundShares";
import { IdeaCard } from "../components/IdeaCard";
import { groundCard, groundSentence } from "../live/ground";
import type { GroundEntity } from "../wire.gen";
import { t } from "../words";
import { useHere } from "./here";
import { late } from "./late";
import "./ground.css";

interface Props {
  ground: GroundEntity;
}

/** What the board shows of a stage by perspective. */
export const Results = ({ ground }: Props) =>
  ground.by === "ladder" ? <OnLadder ground={ground} /> : <OnCards ground={ground} />;

const ladder = late(() => import("./ladderPart"));

function OnLadder({ ground }: Props) {
  useEffect(() => ladder.want(), []);
  const part = ladder.part.value;
  return part && <part.LadderGround ground={ground} />;
}

/** What we share, and where we differ: as on the board, each with its numbers. */
function OnCards({ ground }: Props) {
  return (
    <section class="ground-results" aria-labelledby="ground">
      <h2 id="ground">{t("ground.title")}</h2>
      <p>{groundSentence(ground)}</p>
      {ground.compared > 0 && (
        <>
          <Side ground={ground} side="together" sign="=" />
          <Side ground={ground} side="divided" sign="≠" />
          <p class="hint">{t("ground.rounded")}</p>
        </>
      )}
    </section>
  );
}

interface SideProps {
  ground: GroundEntity;
  side: "together" | "divided";
  sign: string;
}

function Side({ ground, side, sign }: SideProps) {
  const { view } = useHere();
  // A phone holds a part of many ideas: those that it does not hold are on the board.
  const cards = ground[side].flatMap((id) => groundCard(view, ground, id) ?? []);
  return (
    <>
      <h3>
        <span aria-hidden="true">{sign}</span> {t(`ground.${side}`)}
      </h3>
      {!ground[side].length && <p>{t(`ground.none_${side}`)}</p>}
      <ol class="cards">
        {cards.map((card) => (
          <li key={card.id}>
            <IdeaCard idea={card}>
              <GroundShares ground={ground} id={card.id} />
            </IdeaCard>
          </li>
        ))}
      </ol>
    </>
  );
}
