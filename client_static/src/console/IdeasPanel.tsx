import { useRef, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { TextField } from "../components/TextField";
import { orderedIdeas, weightOf } from "../live/selectors";
import type { IdeaEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk } from "./desk";
import { IdeaRow } from "./IdeaRow";
import { MergeDialog } from "./MergeDialog";
import { Suggestions } from "./Suggestions";
import { useSome } from "./some";

/** What people wrote: held ideas first, then what everybody sees, then what is hidden. */
export function IdeasPanel() {
  const { view } = useDesk();
  const [wanted, search] = useState("");
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [merging, setMerging] = useState(false);
  const status = useRef<HTMLParagraphElement>(null);
  const found = orderedIdeas(view).filter((idea) => matches(idea, wanted));
  const of = (status: IdeaEntity["status"]) => found.filter((idea) => idea.status === status);
  const shown = of("shown").reverse();
  const selected = shown.filter((idea) => chosen.has(idea.id));
  const [some, more] = useSome(shown, (id) => chosen.has(id));
  const most = Math.max(1, ...Object.values(view.tallies).map(weightOf));

  function toggle(id: string): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  }

  return (
    <>
      <TextField label={t("console.search")} value={wanted} onInput={search} />
      <Group title={t("console.held", { n: of("held").length })} ideas={of("held")} most={most} />
      <Suggestions onSelect={(ids) => choose(new Set(ids))} />
      <div class="merge-bar">
        <p role="status" tabIndex={-1} ref={status}>
          {t("console.selected", { n: selected.length })}
        </p>
        <Button disabled={selected.length < 2} onClick={() => setMerging(true)}>
          {t("console.merge")}
        </Button>
        {selected.length > 0 && (
          <Button kind="quiet" onClick={() => choose(new Set())}>
            {t("console.select_none")}
          </Button>
        )}
      </div>
      {shown.length === 0 && <p>{t(wanted ? "console.none_found" : "console.no_ideas")}</p>}
      <ul class="plain-list rows">
        {some.map((idea) => (
          <IdeaRow
            key={idea.id}
            idea={idea}
            most={most}
            chosen={chosen.has(idea.id)}
            onChoose={() => toggle(idea.id)}
          />
        ))}
      </ul>
      {more}
      <Group
        title={t("console.hidden", { n: of("hidden").length })}
        ideas={of("hidden")}
        most={most}
      />
      {merging && (
        <MergeDialog
          ideas={selected}
          onClose={(merged) => {
            setMerging(false);
            if (!merged) return;
            choose(new Set());
            // The dialog gives the focus back to a button that cannot be pressed any more.
            requestAnimationFrame(() => status.current?.focus());
          }}
        />
      )}
    </>
  );
}

export const matches = (idea: IdeaEntity, wanted: string): boolean =>
  [idea.text, ...idea.merged.map(({ text }) => text)].some((text) =>
    text.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()),
  );

function Group({ title, ideas, most }: { title: string; ideas: IdeaEntity[]; most: number }) {
  const [some, more] = useSome(ideas);
  if (!ideas.length) return null;
  return (
    <section class="row-group">
      <h3>{title}</h3>
      <ul class="plain-list rows">
        {some.map((idea) => (
          <IdeaRow key={idea.id} idea={idea} most={most} />
        ))}
      </ul>
      {more}
    </section>
  );
}
