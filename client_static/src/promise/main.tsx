import "../style/fraunces.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "../style/statement.css";
import words from "virtual:words/promise";
import { render } from "preact";
import { pageData } from "../live/page";
import { firstLanguage, loadWords } from "../words";
import { type PromiseData, Promised } from "./Promised";

async function start(): Promise<void> {
  const data = pageData<PromiseData>();
  await loadWords(words, firstLanguage(data.languages));
  const page = document.getElementById("app");
  if (page) render(<Promised {...data} />, page);
}

void start();
