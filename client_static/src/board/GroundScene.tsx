import { useRef, useState } from "preact/hooks";
import { GroundShares } from "../components/GroundShares";
import { groundCard, groundSentence } from "../live/ground";
import { sessionOf } from "../live/selectors";
import type { GroundEntity } from "../wire.gen";
import { t } from "../words";
import type { Show } from "./Board";
import { useAsManyAsFit } from "./fit";
import { HeightsScene } from "./HeightsScene";

/** More than these are no stage but a list; larger type, long words and numbers leave fewer. */
const MOST = 5;
/** Few stand in larger type. */
const FEW = 3;

/** What do we all support, and where do we differ? */
export function GroundScene({ show }: { show: Show }) {
  const [numbers, setNumbers] = useState(false);
  const ground = show.view.ground[sessionOf(show.view)?.ground ?? ""];
  if (!ground) return null;
  if (ground.by === "ladder") return <HeightsScene ground={ground} />;
  return (
    <>
      <header class="heading">
        <div class="ground-top">
          <h1 class="prompt">{t("ground.title")}</h1>
          {ground.compared > 0 && (
            <button
              type="button"
              class="button"
              aria-pressed={numbers}
              onClick={() => setNumbers(!numbers)}
            >
              {t(numbers ? "ground.no_numbers" : "ground.numbers")}
            </button>
          )}
        </div>
        <p class="ground-sentence">{groundSentence(ground)}</p>
      </header>
      {ground.compared > 0 && (
        <>
          <div class="ground">
            <Side {...{ show, ground, numbers }} side="together" ids={ground.together} />
            <Side {...{ show, ground, numbers }} side="divided" ids={ground.divided} />
          </div>
          <p class="ground-foot">{t("ground.rounded")}</p>
        </>
      )}
    </>
  );
}

interface SideProps {
  show: Show;
  ground: GroundEntity;
  side: "together" | "divided";
  ids: string[];
  numbers: boolean;
}

function Side({ show, ground, side, ids, numbers }: SideProps) {
  const box = useRef<HTMLElement>(null);
  const cards = ids.flatMap((id) => groundCard(show.view, ground, id) ?? []);
  const fit = useAsManyAsFit(box, MOST, [numbers, ...cards.map(({ text }) => text)].join());
  const here = cards.slice(0, fit);
  const few = !numbers && cards.length <= FEW ? " ground-few" : "";
  return (
    <section class={`ground-side ground-${side}${few}`} ref={box}>
      <h2>
        <span aria-hidden="true">{side === "together" ? "=" : "≠"}</span> {t(`ground.${side}`)}
        {here.length < cards.length && (
          <small>{t("ground.some", { n: here.length, of: cards.length })}</small>
        )}
      </h2>
      {!here.length && <p class="ground-none">{t(`ground.none_${side}`)}</p>}
      <ol>
        {here.map((card) => (
          <li key={card.id}>
            <p class="ground-idea" lang={card.lang || undefined} dir="auto">
              {card.text || t("common.erased")}
            </p>
            {numbers && <GroundShares ground={ground} id={card.id} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
