import { useEffect, useRef } from "preact/hooks";
import { Announcer, announce } from "../components/Announcer";
import { useJoinUrl } from "../live/address";
import { useTitle } from "../live/page";
import { boardOf, openStage, promptsOf, sessionOf, textIn } from "../live/selectors";
import type { Session } from "../live/session";
import type { Live, Newcomer, View } from "../wire.gen";
import { language, t } from "../words";
import { useControls } from "./controls";
import { useFit } from "./fit";
import { useHeld } from "./hold";
import { Joining } from "./Joining";
import { Rail } from "./Rail";
import { RoundNews, useRoundNews } from "./RoundNews";
import { SceneOf } from "./Scenes";
import { type Scene, sceneOf } from "./scene";
import { bilingual } from "./spoken";
import { noteHidden } from "./suspense";
import { Toolbar } from "./Toolbar";

interface Props {
  about: Newcomer;
  session: Session;
}

/** The projected screen: one question at a time, and always the way in. */
export function Board({ about, session }: Props) {
  const view = session.view.value;
  return (
    <>
      {view ? <Screen {...{ about, session, view }} /> : <Waiting session={session} />}
      <Announcer />
    </>
  );
}

function Waiting({ session }: { session: Session }) {
  const refusal = session.refusal.value;
  return (
    <main class="board-waiting">
      <h1>{t("common.product")}</h1>
      <p role="status">{refusal ? refusal.message : t("common.connecting")}</p>
    </main>
  );
}

/** What every scene may need. */
export interface Show {
  view: View;
  live: Live | null;
  paused: boolean;
  now(): number;
}

function Screen({ about, session, view }: Props & { view: View }) {
  const told = boardOf(view);
  const controls = useControls(told);
  const frozen = told?.frozen ?? false;
  const { shown, live, kept } = useHeld(view, session.live.value, controls.paused || frozen);
  const joinUrl = useJoinUrl(sessionOf(view), about);
  const offline = session.status.value === "offline";
  const show: Show = { view: shown, live, paused: controls.paused, now: session.serverNow };
  // What nobody has seen yet is not shown by a board that was told to stand still.
  const scene = told?.joining || !kept ? "joining" : sceneOf(shown);
  const round = useRoundNews(show);
  useStageNews(shown);
  useHidden(shown);
  useTitle("board.page_title", about);

  const marks = `${controls.paused ? " board-paused" : ""}${round ? " board-moving" : ""}`;
  return (
    <div class={`board board-${scene}${marks}`}>
      {round && <RoundNews show={show} round={round} />}
      {scene === "joining" ? (
        <Joining {...{ about, show, joinUrl, offline }} />
      ) : (
        <>
          <Stage key={`${scene} ${openStage(shown)?.id}`} {...{ scene, show }} />
          <Rail {...{ about, show, joinUrl, offline, scene }} />
        </>
      )}
      <Toolbar
        {...{ controls, frozen }}
        languages={sessionOf(view)?.languages ?? about.languages}
      />
    </div>
  );
}

/** Where the scene plays: its words are cut rather than let out of it. */
function Stage({ scene, show }: { scene: Scene; show: Show }) {
  const main = useRef<HTMLElement>(null);
  useFit(main, `${language.value} ${bilingual.value} ${promptOf(show.view)}`);
  return (
    <main class="board-main" ref={main}>
      <SceneOf scene={scene} show={show} />
    </main>
  );
}

function promptOf(view: View): string {
  const stage = openStage(view);
  return stage
    ? promptsOf(view, stage.id)
        .map(({ text }) => text)
        .join()
    : "";
}

/** Whose votes this board has seen hidden: their reveal is news. */
function useHidden(view: View): void {
  const stage = openStage(view);
  const hides = stage && !stage.revealed && ["vote", "conversation"].includes(stage.kind);
  useEffect(() => {
    if (hides) noteHidden(stage);
  }, [hides, stage?.id, stage?.round]);
}

/** Says the stage that opens, and its prompt, to people who do not see the board. */
function useStageNews(view: View): void {
  const stage = openStage(view);
  const id = stage?.id;
  useEffect(() => {
    if (!stage) return;
    const prompt = promptsOf(view, stage.id)[0];
    announce(t(`common.stage.${stage.kind}`));
    if (!prompt) return;
    const { text, lang } = textIn(prompt, language.peek());
    announce(text, lang);
  }, [id]);
}
