import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { IdeaCard } from "../components/IdeaCard";
import { TextField } from "../components/TextField";
import { openStage, sessionOf } from "../live/selectors";
import type { HostIdea } from "../wire.gen";
import { t } from "../words";
import { draftHere } from "./drafts";
import { useHere } from "./here";
import { IDEA_LENGTH, ideaProblem } from "./IdeaForm";
import { act, give } from "./notice";
import { writtenIn } from "./written";

const DRAFT = "summary";

/** For who stays while the others move: what this table said so far, and its word for the room. */
export function HostView() {
  const { session, me } = useHere();
  const ideas = Object.values(me.hosted).sort((a, b) => a.n - b.n);
  const rounds = [...new Set(ideas.map((idea) => idea.table_round ?? 0))].sort((a, b) => a - b);
  return (
    <>
      <p>
        <strong>{t("tables.host")}</strong>
      </p>
      <details class="more">
        <summary>{t("tables.host_ideas", { n: ideas.length })}</summary>
        {!ideas.length && <p class="hint">{t("tables.host_none")}</p>}
        {rounds.map((round) => (
          <Round
            key={round}
            round={round}
            ideas={ideas.filter((idea) => (idea.table_round ?? 0) === round)}
          />
        ))}
        <Summary />
        <Button kind="quiet" onClick={() => act(session, { type: "stop_hosting" })}>
          {t("tables.host_stop")}
        </Button>
      </details>
    </>
  );
}

function Round({ round, ideas }: { round: number; ideas: HostIdea[] }) {
  return (
    <>
      <h2>{t("tables.round", { n: round })}</h2>
      <ul class="cards">
        {ideas.map((idea) => (
          <li key={idea.id}>
            <IdeaCard idea={idea} note={idea.summary && t("common.summary")} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** One thought for all who sat here. */
function Summary() {
  const { session, view } = useHere();
  const text = session.drafts.get(DRAFT).value;
  const [problem, setProblem] = useState<string | null>(null);
  const stage = openStage(view);
  if (!stage || stage.kind === "pledges" || !draftHere(stage)) {
    return <p class="hint">{t("tables.summary_wait")}</p>;
  }

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = ideaProblem(text);
    setProblem(wrong);
    if (wrong) return;
    const told = { text: text.trim(), lang: writtenIn(), summary: true };
    void give(session, { type: "post_idea", ...told });
    session.drafts.write(DRAFT, "");
  }

  return (
    <form class="compose" onSubmit={submit}>
      <TextField
        label={t("tables.summary")}
        hint={t("tables.summary_hint")}
        value={text}
        onInput={(typed) => session.drafts.write(DRAFT, typed)}
        limit={IDEA_LENGTH}
        lines={3}
        error={problem}
        lang={writtenIn()}
      />
      <Button type="submit" disabled={sessionOf(view)?.paused ?? false}>
        {t("tables.summary_send")}
      </Button>
    </form>
  );
}
