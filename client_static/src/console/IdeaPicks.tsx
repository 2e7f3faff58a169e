import type { Dispatch, StateUpdater } from "preact/hooks";
import { memo } from "../components/memo";
import type { IdeaEntity } from "../wire.gen";
import { t } from "../words";
import { useSome } from "./some";

export type Chosen = ReadonlySet<string>;
export type Choose = Dispatch<StateUpdater<Chosen>>;

interface Props {
  ideas: IdeaEntity[];
  chosen: Chosen;
  choose: Choose;
}

/** Ideas to select: the whole row is the target. */
export function IdeaPicks({ ideas, chosen, choose }: Props) {
  const [some, more] = useSome(ideas, (id) => chosen.has(id));
  if (!ideas.length) return null;
  return (
    <>
      <ul class="plain-list picks">
        {some.map((idea) => (
          <li key={idea.id} data-row={idea.id}>
            <Pick idea={idea} chosen={chosen.has(idea.id)} choose={choose} />
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

function toggled(chosen: Chosen, id: string): Chosen {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface PickProps {
  idea: IdeaEntity;
  chosen: boolean;
  choose: Choose;
}

const Pick = memo(({ idea, chosen, choose }: PickProps) => (
  <label
    class={chosen ? "pick pick-chosen" : "pick"}
    draggable
    onDragStart={(event) => event.dataTransfer?.setData("text/plain", idea.id)}
  >
    <input
      type="checkbox"
      checked={chosen}
      onChange={() => choose((before) => toggled(before, idea.id))}
    />
    <span>
      {idea.status !== "shown" && <span class="pick-note">{t(`console.is_${idea.status}`)}</span>}
      <span lang={idea.lang || undefined} dir="auto">
        {idea.text || t("common.erased")}
      </span>
      {idea.merged.length > 0 && (
        <span class="pick-note">{t("common.merged", { n: idea.merged.length })}</span>
      )}
    </span>
  </label>
));
