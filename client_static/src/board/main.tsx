import "../style/fraunces.css";
import "../style/atkinson.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./board.css";
import "./heading.css";
import "./rail.css";
import "./tall.css";
import "./scenes.css";
import "./reveal.css";
import "./podium.css";
import "./toolbar.css";
import "./wall.css";
import "./themes.css";
import "./ground.css";
import "./pledges.css";
import "./still.css";
import words from "virtual:words/board";
import { render } from "preact";
import { pageData } from "../live/page";
import { createSession } from "../live/session";
import type { Newcomer } from "../wire.gen";
import { firstLanguage, loadWords } from "../words";
import { Board } from "./Board";
import { fetchCharts } from "./charts/late";
import { speakAll } from "./spoken";

async function start(): Promise<void> {
  const about = pageData<Newcomer>();
  // The room reads the event's language, whatever the borrowed laptop speaks.
  await loadWords(words, firstLanguage([about.lang], []));
  await speakAll(words, about.languages);
  const session = createSession({ code: about.code, role: "board" });
  const page = document.getElementById("app");
  if (page) render(<Board about={about} session={session} />, page);
  // Not when the room waits for the results: then it has to be there.
  addEventListener("load", fetchCharts, { once: true });
  if (document.readyState === "complete") fetchCharts();
}

void start();
