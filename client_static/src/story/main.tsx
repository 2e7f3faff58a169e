import "../style/fraunces.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./story.css";
import "./opening.css";
import "./news.css";
import "./chart/chart.css";
import "./print.css";
import words from "virtual:words/story";
import { render } from "preact";
import { pageData } from "../live/page";
import { firstLanguage, loadWords } from "../words";
import { App } from "./App";
import type { StoryData } from "./data";

/** The server's page can be read at once; the script draws the same, with what can be pressed. */
async function start(): Promise<void> {
  const data = pageData<StoryData>();
  await loadWords(words, firstLanguage([data.lang]));
  const page = document.getElementById("app");
  if (!page) return;
  page.textContent = "";
  render(<App first={data} />, page);
}

void start();
