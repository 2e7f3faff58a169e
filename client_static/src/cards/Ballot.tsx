import { orderedIdeas, orderedStages, sessionOf } from "../live/selectors";
import type { MethodName, StageEntity, View } from "../wire.gen";
import { t } from "../words";
import type { CardWords, SheetProps } from "./Cards";
import { CardHead, Said } from "./parts";

const MOST_CIRCLES = 10;
const SCORES = [1, 2, 3, 4, 5];
const OPINIONS = ["agree", "disagree", "pass"] as const;

/** One person's ballot: the ideas with their numbers, and what to mark beside each. */
export function Ballot({ about, view, words }: SheetProps) {
  const stage = votedStage(view);
  const ideas = cardsOf(view);
  const all = votesOnThemes(view) ? 0 : (sessionOf(view)?.counts.ideas ?? 0);
  if (!stage || !ideas.length) {
    return <p class="sheets-empty">{t(stage ? "cards.no_ideas" : "cards.no_vote")}</p>;
  }
  return (
    <section class="sheet sheet-ballot">
      <CardHead about={about}>
        <Said words={words} say={(in_) => in_.ballot} />
      </CardHead>
      <p class="ballot-how">
        <Said words={words} say={(in_) => howTo(in_, stage)} />
        {all > ideas.length && t("cards.not_all", { n: ideas.length, of: all })}
      </p>
      <ol class="ballot">
        {ideas.map((idea) => (
          <li key={idea.id} class="ballot-row">
            <span class="ballot-n">{idea.n}</span>
            <span class="ballot-words" lang={idea.lang}>
              {idea.text}
            </span>
            <Marks stage={stage} words={words} />
          </li>
        ))}
      </ol>
    </section>
  );
}

// As in `live/cards`, which is in a file with much that only phones and boards need.
const votesOnThemes = (view: View): boolean => sessionOf(view)?.ballot?.by === "themes";

const cardsOf = (view: View) =>
  votesOnThemes(view)
    ? Object.values(view.themes)
        .sort((a, b) => a.n - b.n)
        .map(({ id, n, name, lang }) => ({ id, n, text: name, lang }))
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
