import "../style/fraunces.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./plan.css";
import words from "virtual:words/plan";
import { render } from "preact";
import { pageData } from "../live/page";
import { takeSecret } from "../live/planSecret";
import type { Newcomer } from "../wire.gen";
import { firstLanguage, loadWords } from "../words";
import { Page } from "./Page";

async function start(): Promise<void> {
  const about = pageData<Newcomer>();
  const secret = takeSecret(about.code);
  await loadWords(words, firstLanguage(about.languages));
  const page = document.getElementById("app");
  if (page) render(<Page about={about} first={secret} />, page);
}

void start();
