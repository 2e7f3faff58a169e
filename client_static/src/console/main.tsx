import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./console.css";
import "./now.css";
import "./panels.css";
import "./tables.css";
import "./themes.css";
import "./invite.css";
import "./agenda.css";
import "./remote.css";
import "./perspectives.css";
import "../components/builder/builder.css";
import "./moderation.css";
import "./team.css";
import words from "virtual:words/console";
import { render } from "preact";
import { keepFocus } from "../components/keptFocus";
import { takeToken } from "../live/consoleToken";
import { pageData } from "../live/page";
import type { Newcomer } from "../wire.gen";
import { firstLanguage, loadWords } from "../words";
import { App } from "./App";

async function start(): Promise<void> {
  const about = pageData<Newcomer>();
  const token = takeToken(about.code);
  await loadWords(words, firstLanguage([about.lang]));
  keepFocus();
  const page = document.getElementById("app");
  if (page) render(<App about={about} token={token} />, page);
}

void start();
