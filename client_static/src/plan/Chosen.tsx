import { IdeaCard } from "../components/IdeaCard";
import type { ChosenIdea, Plan } from "../wire.gen";
import { t } from "../words";

/** The ideas that one backed and that came to something. */
export function Chosen({ plan }: { plan: Plan }) {
  if (!plan.chosen.length) return null;
  return (
    <section>
      <h2>{t("plan.chosen")}</h2>
      <p>{t("plan.chosen_note")}</p>
      <ul class="cards plain-list">
        {plan.chosen.map((idea) => (
          <li key={idea.id}>
            <IdeaCard idea={{ ...idea, merged: [] }} note={notesOf(idea).join(" · ")} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function notesOf({ why, place, pledges }: ChosenIdea): string[] {
  const notes = why.map((one) => t(`plan.why_${one}`));
  if (place) notes.push(t("plan.place", { n: place }));
  if (pledges.length) notes.push(t("plan.became", { n: pledges.length }));
  return notes;
}
