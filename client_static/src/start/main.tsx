import "../style/fraunces.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./start.css";
import "../components/builder/builder.css";
import words from "virtual:words/start";
import { render } from "preact";
import { keepFocus } from "../components/keptFocus";
import { pageData } from "../live/page";
import { firstLanguage, loadWords } from "../words";
import { App } from "./App";
import type { StartData } from "./data";

async function start(): Promise<void> {
  const data = pageData<StartData>();
  await loadWords(words, firstLanguage([]));
  keepFocus();
  const page = document.getElementById("app");
  if (page) render(<App data={data} />, page);
}

void start();
