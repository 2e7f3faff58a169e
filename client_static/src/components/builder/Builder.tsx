import { useEffect, useRef, useState } from "preact/hooks";
import { language, t } from "../../words";
import { announce } from "../Announcer";
import { Button } from "../Button";
import { type Acts, type BuiltStage, KINDS, type Kind, minutesOf } from "./agenda";
import { StageItem } from "./StageItem";

export interface BuilderProps {
  stages: BuiltStage[];
  /** The event's languages, its main one first. */
  languages: string[];
  acts: Acts;
  /** Whether every letter is kept at once; else texts are saved by a button. */
  eager?: boolean;
}

/** An agenda, stage by stage: to add, set, move, duplicate and remove. */
export function Builder(props: BuilderProps) {
  const { stages, acts } = props;
  const moving = useMoves(stages, acts);
  const minutes = minutesOf(stages);
  return (
    <div class="builder">
      <p class="builder-sum">
        {t("builder.sum", { n: stages.length })}
        {minutes > 0 && ` · ${t("builder.sum_minutes", { n: minutes })}`}
      </p>
      <ol class="builder-list" ref={moving.list}>
        {stages.map((stage, at) => (
          <StageItem key={stage.id} {...props} {...{ stage, at, moving }} />
        ))}
      </ol>
      <AddStage acts={acts} />
    </div>
  );
}

export type Moving = ReturnType<typeof useMoves>;

/** Moving by button, key or mouse: the focus goes along, and the new place is said. */
function useMoves(stages: BuiltStage[], acts: Acts) {
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ id: string; step: string; from: number } | null>(null);
  const [dragged, drag] = useState<string | null>(null);
  const order = stages.map(({ id }) => id).join(" ");

  useEffect(() => {
    const last = moved.current;
    const at = stages.findIndex(({ id }) => id === last?.id);
    const stage = stages[at];
    if (!last || !stage || at === last.from) return;
    moved.current = null;
    const name = t(`common.stage.${stage.kind}`);
    announce(t("builder.moved", { stage: name, n: at + 1, of: stages.length }));
    list.current?.querySelector<HTMLElement>(`[data-move="${last.id} ${last.step}"]`)?.focus();
  }, [order]);

  function to(id: string, position: number, step: string): void {
    const from = stages.findIndex((one) => one.id === id);
    const taken = stages[position];
    if (from < 0 || !taken || position === from) return;
    moved.current = { id, step, from };
    void acts.move(id, position);
  }

  return { list, to, dragged, drag };
}

/** A further stage, at the end. */
function AddStage({ acts }: { acts: Acts }) {
  const [kind, choose] = useState<Kind>("ideas");

  async function add(): Promise<void> {
    const name = t(`common.stage.${kind}`);
    if (await acts.add(kind)) announce(t("builder.added", { stage: name }));
  }

  return (
    <div class="builder-add">
      <label class="field-label" for="builder-kind">
        {t("builder.add_which")}
      </label>
      <div class="builder-row">
        <select
          id="builder-kind"
          class="field-input builder-select"
          value={kind}
          lang={language.value}
          onChange={(event) => choose(event.currentTarget.value as Kind)}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`common.stage.${one}`)}
            </option>
          ))}
        </select>
        <Button onClick={add}>{t("builder.add")}</Button>
      </div>
    </div>
  );
}
