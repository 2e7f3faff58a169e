import "../style/fraunces.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./stop.css";
import words from "virtual:words/stop";
import { render } from "preact";
import { pageData } from "../live/page";
import { firstLanguage, loadWords } from "../words";
import { Stop, type StopData } from "./Stop";

async function start(): Promise<void> {
  const data = pageData<StopData>();
  await loadWords(words, firstLanguage(data.event?.languages ?? []));
  const page = document.getElementById("app");
  if (page) render(<Stop {...data} />, page);
}

void start();
