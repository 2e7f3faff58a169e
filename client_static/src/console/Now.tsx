import { useEffect } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { inLanguage } from "../components/builder/agenda";
import { ErrorNote } from "../components/ErrorNote";
import { votesOnThemes } from "../live/cards";
import { placedWords } from "../live/ladder";
import { sharedFirst, turnout } from "../live/results";
import { openStage, peopleIn, sessionOf, textIn } from "../live/selectors";
import type { Order } from "../live/session";
import type { StageEntity, View } from "../wire.gen";
import { language, t } from "../words";
import { BoardHeld } from "./BoardPanel";
import { Clock } from "./Clock";
import { useDesk, useOrders } from "./desk";
import { Exports } from "./exports/Exports";
import { LadderNow } from "./LadderNow";
import {
  canReveal,
  firstPrompt,
  isBallot,
  isVote,
  type NextStep,
  nextStep,
  skipStep,
} from "./next";
import { StoryPanel } from "./StoryPanel";
import { SurveyNow } from "./SurveyNow";
import { useShortcut } from "./shortcuts";
import { undoOrder, undoWords } from "./undo";

/** The open stage, its numbers, and the one big button. */
export function Now() {
  const { view, me } = useDesk();
  const runs = me.role === "facilitator";
  const stage = openStage(view);
  const prompt = stage && firstPrompt(view, stage);
  const words = prompt && textIn(prompt, language.value);
  const heading = stage ? t(`common.stage.${stage.kind}`) : t("console.nothing_open");
  useNews(heading);
  return (
    <>
      {stage && <p class="now-label">{t("console.now")}</p>}
      <h2 class="now-stage">{heading}</h2>
      {words && (
        <p class="now-prompt" lang={words.lang}>
          {words.text}
        </p>
      )}
      {stage && <Numbers stage={stage} />}
      {runs && <BoardHeld />}
      {runs && <Steps />}
      {stage && runs && <Script key={`script ${stage.id}`} stage={stage} />}
      {stage && runs && <Clock key={stage.id} stage={stage} />}
      {stage?.kind === "ladder" && <LadderNow stage={stage} />}
      {stage?.kind === "evaluation" && <SurveyNow stage={stage} />}
    </>
  );
}

/** What the facilitator may say and do in this stage; nobody else is sent it. */
function Script({ stage }: { stage: StageEntity }) {
  const texts = useDesk().view.scripts[stage.id]?.texts;
  if (!texts) return null;
  const words = inLanguage(texts, language.value);
  return (
    <details class="script" open>
      <summary>{t("console.script")}</summary>
      <p class="script-words" lang={words.lang}>
        {words.text}
      </p>
    </details>
  );
}

function useNews(heading: string): void {
  useEffect(() => announce(t("console.now_open", { stage: heading })), [heading]);
}

function Numbers({ stage }: { stage: StageEntity }) {
  const { view, live } = useDesk();
  const voted = live?.voted ?? 0;
  const of = Math.max(peopleIn(live), voted);
  const facts = [
    stage.kind === "ideas" || stage.kind === "conversation"
      ? t("common.ideas", { n: stage.ideas })
      : "",
    stage.kind === "ideas" && stage.silent
      ? t(stage.shown ? "console.shown_to_all" : "console.silent")
      : "",
    stage.kind === "pledges" ? t("common.pledges", { n: countOf(view) }) : "",
    isBallot(stage) && stage.round > 1 ? t("console.round", { n: stage.round }) : "",
    isVote(stage) && votesOnThemes(view) ? t("console.on_themes") : "",
    isVote(stage) && sharedFirst(view),
    isBallot(stage) ? t(stage.revealed ? "console.revealed" : "console.hidden_results") : "",
  ];
  return (
    <div class="now-numbers">
      {isVote(stage) && (
        <p class="now-voted">{turnout(voted, of, stage.revealed && stage.kind === "vote")}</p>
      )}
      {stage.kind === "ladder" && <p class="now-voted">{placedWords(voted, of, stage.revealed)}</p>}
      <p>{facts.filter(Boolean).join(" · ")}</p>
    </div>
  );
}

const countOf = (view: View) => sessionOf(view)?.counts.pledges ?? 0;

function Steps() {
  const { view, session, me } = useDesk();
  const { give, problem, resting } = useOrders();
  const next = nextStep(view);
  const skip = skipStep(view);
  const stage = openStage(view);
  const undone = undoWords(view, me.id);
  const away = session.status.value === "offline";
  const off = { disabled: away, "aria-disabled": resting };
  const order = (what: Order) => {
    if (!away && !resting) void give(what);
  };
  const goOn = next.kind === "done" ? null : () => order(next.order);
  const takeBack = undone ? () => order(undoOrder(view)) : null;
  useShortcut("n", goOn);
  useShortcut("u", takeBack);

  return (
    <div class="steps">
      {next.kind === "done" && (
        <>
          <p class="steps-done">{t("console.all_done")}</p>
          <StoryPanel />
          <Exports />
        </>
      )}
      <div class="steps-bar">
        {problem && <ErrorNote>{problem}</ErrorNote>}
        {next.kind !== "done" && (
          <Button kind="main" aria-keyshortcuts="N" {...off} onClick={() => goOn?.()}>
            {nameOf(next)} <kbd>N</kbd>
          </Button>
        )}
        {undone && (
          <Button {...off} aria-keyshortcuts="U" onClick={() => takeBack?.()}>
            {undone} <kbd>U</kbd>
          </Button>
        )}
        {away && <p class="steps-away">{t("console.wait_for_connection")}</p>}
      </div>
      <div class="steps-more">
        {stage && sessionOf(view)?.seating && (
          <Button {...off} onClick={() => order({ type: "next_table_round" })}>
            {t("console.next_table_round")}
          </Button>
        )}
        {skip && skip.kind !== "done" && (
          <Button {...off} onClick={() => order(skip.order)}>
            {nameOf(skip)}
          </Button>
        )}
        {stage && isBallot(stage) && !canReveal(view, stage) && (
          <Button {...off} onClick={() => order({ type: "new_round", after: stage.round })}>
            {t("console.new_round")}
          </Button>
        )}
      </div>
    </div>
  );
}

function nameOf(step: Exclude<NextStep, { kind: "done" }>): string {
  if (step.kind !== "open") return t(`console.next_${step.kind}`);
  return t("console.next_open", { stage: t(`common.stage.${step.stage.kind}`) });
}
