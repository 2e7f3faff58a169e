import "../style/fraunces.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "../style/statement.css";
import words from "virtual:words/statement";
import { render } from "preact";
import { pageData } from "../live/page";
import { firstLanguage, loadWords } from "../words";
import { Statement, type StatementData } from "./Statement";

async function start(): Promise<void> {
  const data = pageData<StatementData>();
  await loadWords(words, firstLanguage([]));
  const page = document.getElementById("app");
  if (page) render(<Statement {...data} />, page);
}

void start();
