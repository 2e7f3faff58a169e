import { Button } from "../components/Button";
import { IdeaCard } from "../components/IdeaCard";
import { t } from "../words";
import { type StageProps, useHere } from "./here";
import { act } from "./notice";

/** Ideas of others that one made one's own, to take that back. */
export function Supported({ stage }: StageProps) {
  const { session, view, me } = useHere();
  // A phone may not hold all of a large room's ideas.
  const ideas = Object.keys(me.supported).flatMap((id) => view.ideas[id] ?? []);
  const own = ideas.filter((idea) => idea.stage === stage.id);
  if (!own.length) return null;
  return (
    <section>
      <h2>{t("phone.you_support", { n: own.length })}</h2>
      <ul class="cards">
        {own.map((idea) => (
          <li key={idea.id}>
            <IdeaCard idea={idea}>
              <div class="actions">
                <Button
                  kind="quiet"
                  onClick={() => act(session, { type: "withdraw_support", idea: idea.id })}
                >
                  {t("phone.withdraw")}
                </Button>
              </div>
            </IdeaCard>
          </li>
        ))}
      </ul>
    </section>
  );
}
