import { IdeaCard } from "../components/IdeaCard";
import { memo } from "../components/memo";
import { isOwn } from "../live/own";
import { orderedIdeas, tableNote } from "../live/selectors";
import { t } from "../words";
import { CardList } from "./Easy";
import { type StageProps, useHere } from "./here";
import { IdeaForm } from "./IdeaForm";
import { OwnIdeas } from "./OwnIdeas";
import { StageTop } from "./StageTop";
import { Still } from "./Still";

/** Write, one thought at a time; see one's own, and others' once they are open to the room. */
export function IdeasStage({ stage }: StageProps) {
  const quiet = stage.silent && !stage.shown;
  return (
    <>
      <StageTop stage={stage} />
      {quiet && <p class="hint">{t("phone.silent")}</p>}
      <IdeaForm stage={stage} />
      <OwnIdeas stage={stage} />
      {!quiet && <Others stage={stage} />}
    </>
  );
}

const Other = memo(IdeaCard);

function Others({ stage }: StageProps) {
  const { view, me } = useHere();
  const others = orderedIdeas(view).filter(
    (idea) => idea.stage === stage.id && !isOwn(me.ideas, idea),
  );
  if (!others.length) return null;
  return (
    <section>
      <h2>{t("phone.others_ideas", { n: others.length })}</h2>
      <Still of={others}>
        {(shown) => (
          <CardList of={shown}>
            {(idea) => <Other idea={idea} note={tableNote(view, idea)} />}
          </CardList>
        )}
      </Still>
    </section>
  );
}
