import "../style/fraunces.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./desk.css";
import "./wishes.css";
import "./rows.css";
import "./series.css";
import words from "virtual:words/desk";
import { render } from "preact";
import { keepFocus } from "../components/keptFocus";
import { pageData } from "../live/page";
import { firstLanguage, loadWords } from "../words";
import { App } from "./App";
import type { DeskData } from "./data";

async function start(): Promise<void> {
  const data = pageData<DeskData>();
  await loadWords(words, firstLanguage([]));
  keepFocus();
  const page = document.getElementById("app");
  if (page) render(<App data={data} />, page);
}

void start();
