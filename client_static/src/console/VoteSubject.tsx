import { Choice } from "../components/Choice";
import { ErrorNote } from "../components/ErrorNote";
import { orderedStages, textIn } from "../live/selectors";
import type { StageEntity } from "../wire.gen";
import { language, t } from "../words";
import { useDesk, useOrders } from "./desk";
import { firstPrompt, isVote } from "./next";

/** What each vote of the agenda is on: ideas, or themes as one. */
export function VoteSubject() {
  const { view } = useDesk();
  const votes = orderedStages(view).filter(isVote);
  const used = Object.keys(view.themes).length > 0 || votes.some(({ by }) => by === "themes");
  if (!used || !votes.length) return null;
  return (
    <section>
      {votes.map((stage) => (
        <Subject key={stage.id} stage={stage} />
      ))}
      <p class="field-hint">{t("console.vote_on_note")}</p>
    </section>
  );
}

function Subject({ stage }: { stage: StageEntity }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const prompt = firstPrompt(view, stage);
  const words = prompt && textIn(prompt, language.value);
  return (
    <>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Choice
        legend={t("console.vote_on", { stage: t(`common.stage.${stage.kind}`) })}
        options={[
          { value: "ideas", label: t("console.vote_on_ideas") },
          { value: "themes", label: t("console.vote_on_themes") },
        ]}
        value={stage.by ?? "ideas"}
        onChange={(by) => give({ type: "vote_on", stage: stage.id, by })}
      />
      {words && (
        <p class="field-hint" lang={words.lang}>
          {words.text}
        </p>
      )}
    </>
  );
}
