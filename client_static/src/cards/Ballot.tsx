import { orderedIdeas, orderedStages, sessionOf } from "../live/selectors";
import type { MethodName, StageEntity, View, VoteSubject } from "../wire.gen";
import { t } from "../words";
import type { CardWords, SheetProps } from "./Cards";
import { CardHead, Said } from "./parts";

const MOST_CIRCLES = 10;
const SCORES = [1, 2, 3, 4, 5];
const OPINIONS = ["agree", "disagree", "pass"] as const;

/** One person's ballot: the ideas or themes with their numbers, and what to mark beside each. */
export function Ballot({ about, view, words }: SheetProps) {
  const stage = votedStage(view);
  if (!stage) return <p class="sheets-empty">{t("cards.no_vote")}</p>;
  const by = subjectOf(view, stage);
  const cards = cardsBy(view, by);
  const all = by === "themes" ? 0 : (sessionOf(view)?.counts.ideas ?? 0);
  if (!cards.length) {
    return <p class="sheets-empty">{t(by === "themes" ? "cards.no_themes" : "cards.no_ideas")}</p>;
  }
  return (
    <section class="sheet sheet-ballot">
      <CardHead about={about}>
        <Said words={words} say={(in_) => in_.ballot} />
      </CardHead>
      <p class="ballot-how">
        <Said words={words} say={(in_) => howTo(in_, stage)} />
        {all > cards.length && t("cards.not_all", { n: cards.length, of: all })}
      </p>
      <ol class="ballot">
        {cards.map((card) => (
          <li key={card.id} class="ballot-row">
            <span class="ballot-n">{card.n}</span>
            <span class="ballot-words" lang={card.lang}>
              {card.text}
            </span>
            <Marks stage={stage} words={words} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the paper is on: the round that is open, or the one that the stage will begin with. */
function subjectOf(view: View, stage: StageEntity): VoteSubject {
  const { stage: voted, by } = sessionOf(view)?.ballot ?? {};
  return (voted === stage.id && by !== "ladder" ? by : stage.by) ?? "ideas";
}

// Not by `live/cards`: shared with this page, it would cost phones a file of its own.
const cardsBy = (view: View, by: VoteSubject) =>
  by === "themes"
    ? Object.values(view.themes)
        .sort((a, b) => a.n - b.n)
        .map(({ id, n, name, lang }) => ({ id, n, lang, text: name || t("common.theme_unnamed") }))
    : orderedIdeas(view);

/** The vote that is open, else the next one: ballots are printed before it opens, too. */
function votedStage(view: View): StageEntity | undefined {
  const stages = orderedStages(view).filter(
    ({ kind }) => kind === "vote" || kind === "conversation",
  );
  const open = stages.find(({ id }) => id === sessionOf(view)?.stage);
  const waiting = stages.find(({ status }) => status === "waiting");
  return open ?? waiting ?? stages[stages.length - 1];
}

function howTo(words: CardWords, stage: StageEntity): string {
  return words[HOW[methodOf(stage)]]
    .replace("{dots}", String(stage.dots))
    .replace("{most}", String(stage.per_idea));
}

const HOW = {
  dots: "how_dots",
  opinion: "how_opinion",
  approval: "how_approval",
  scale: "how_scale",
} as const;

const methodOf = (stage: StageEntity): MethodName => stage.method ?? "dots";

/** What to fill in beside an idea, by the way people vote. */
function Marks({ stage, words }: { stage: StageEntity } & Pick<SheetProps, "words">) {
  switch (methodOf(stage)) {
    case "opinion":
      return (
        <span class="ballot-opinions">
          {OPINIONS.map((opinion, place) => (
            <span key={opinion} class="ballot-opinion">
              <span class="tick tick-round">{place + 1}</span>
              <Said words={words} say={(in_) => in_[opinion]} />
            </span>
          ))}
        </span>
      );
    case "scale":
      return (
        <span class="ballot-circles">
          {SCORES.map((score) => (
            <span key={score} class="tick tick-round">
              {score}
            </span>
          ))}
        </span>
      );
    default: {
      const count = methodOf(stage) === "dots" ? Math.min(stage.per_idea, MOST_CIRCLES) : 1;
      return (
        <span class="ballot-circles" aria-hidden="true">
          {Array.from({ length: count }, (_, i) => (
            <span key={i} class="tick tick-round" />
          ))}
        </span>
      );
    }
  }
}
