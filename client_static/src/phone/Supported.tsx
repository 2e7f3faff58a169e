import { Button } from "../components/Button";
import { IdeaCard } from "../components/IdeaCard";
import { t } from "../words";
import { useHere } from "./here";
import { act } from "./notice";

/** Ideas of others that one made one's own, to take that back. */
export function Supported() {
  const { session, view, me } = useHere();
  // A phone may not hold all of a large room's ideas.
  const ideas = Object.keys(me.supported).flatMap((id) => view.ideas[id] ?? []);
  if (!ideas.length) return null;
  return (
    <section>
      <h2>{t("suggested.supported", { n: ideas.length })}</h2>
      <ul class="cards">
        {ideas.map((idea) => (
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
