import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { IdeaCard, OwnWords } from "../components/IdeaCard";
import { MethodTally } from "../components/MethodTally";
import { inRound, shiftOf } from "../live/results";
import { tableNote, tallyOf } from "../live/selectors";
import type { IdeaEntity, Tally } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { Marks } from "./Marks";
import { MoreActs } from "./MoreActs";

interface Props {
  idea: IdeaEntity;
  /** What fills a tally bar. */
  most: number;
  chosen?: boolean;
  /** Without it, the idea cannot be merged. */
  onChoose?: () => void;
}

export function IdeaRow({ idea, most, chosen = false, onChoose }: Props) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const tally = tallyOf(view, idea.id);
  const name = t("console.idea_n", { n: idea.n });
  const act = (type: "approve_idea" | "hide_idea" | "restore_idea", words: string) => (
    <Button onClick={() => give({ type, idea: idea.id })} aria-label={`${words}: ${name}`}>
      {words}
    </Button>
  );
  return (
    <li data-row={idea.id}>
      <IdeaCard idea={{ ...idea, merged: [] }} note={<Note idea={idea} />}>
        {tally && <MethodTally tally={tally} most={most} />}
        {tally && <Earlier idea={idea.id} tally={tally} />}
        <Marks item={{ thing: "idea", entity: idea }} />
        <Originals idea={idea} />
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <div class="row-acts">
          {onChoose && (
            <label class="row-choose">
              <input type="checkbox" checked={chosen} onChange={onChoose} />
              {t("console.select")} <span class="unseen">{name}</span>
            </label>
          )}
          {idea.status === "held" && act("approve_idea", t("console.approve"))}
          {idea.status !== "hidden" && act("hide_idea", t("console.hide"))}
          {idea.status === "hidden" && act("restore_idea", t("console.restore"))}
        </div>
        <MoreActs item={{ thing: "idea", entity: idea }} />
      </IdeaCard>
    </li>
  );
}

/** Where the room votes again: the round before, and how far the idea moved. */
function Earlier({ idea, tally }: { idea: string; tally: Tally }) {
  const { view } = useDesk();
  const ballot = view.session.session?.ballot;
  const before = ballot && view.results[`${ballot.stage}:${ballot.round - 1}`];
  if (!before) return null;
  const shift = shiftOf(tally, before.tallies[idea]);
  return (
    <p class="row-earlier">
      {inRound(before.round, before.tallies[idea], before.kind)}
      {shift && ` ${shift.sign} ${shift.words}`}
    </p>
  );
}

function Note({ idea }: { idea: IdeaEntity }) {
  const { view } = useDesk();
  const notes = [
    t("console.idea_n", { n: idea.n }),
    tableNote(view, idea),
    idea.table_round ? t("console.in_table_round", { n: idea.table_round }) : "",
    idea.paper ? t("console.on_paper") : "",
    idea.edited ? t("console.edited") : "",
    idea.supporters ? t("console.supporters", { n: idea.supporters }) : "",
    idea.status === "shown" ? "" : t(`console.is_${idea.status}`),
  ];
  return <span>{notes.filter(Boolean).join(" · ")}</span>;
}

/** The ideas that were merged into this one, as they were written; each can be taken out. */
function Originals({ idea }: { idea: IdeaEntity }) {
  const { give, problem } = useOrders();
  if (!idea.merged.length) return null;
  return (
    <details class="card-merged">
      <summary>{t("common.merged", { n: idea.merged.length })}</summary>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <ul class="plain-list">
        {idea.merged.map((original) => (
          <li key={original.id} class="original">
            {original.status !== "shown" && (
              <p class="card-note">{t(`console.is_${original.status}`)}</p>
            )}
            <OwnWords text={original.text} lang={original.lang} />
            <div class="row-acts">
              <Button onClick={() => give({ type: "unmerge_idea", idea: original.id })}>
                {t("console.unmerge")}
              </Button>
              {original.status === "hidden" ? (
                <Button onClick={() => give({ type: "restore_idea", idea: original.id })}>
                  {t("console.restore")}
                </Button>
              ) : (
                <Button onClick={() => give({ type: "hide_idea", idea: original.id })}>
                  {t("console.hide")}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
