import words from "virtual:words/phone";
import { render } from "preact";
import { hasJoined, isOwnPlace, takePlace } from "../live/session";
import type { Newcomer } from "../wire.gen";
import { firstLanguage, loadWords } from "../words";
import { App } from "./App";
import { moreWords } from "./moreWords";
import { notice } from "./notice";
import { placeInAddress } from "./place";
import { followReader } from "./reading/shown";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./phone.css";

async function start(): Promise<void> {
  const root = document.getElementById("app");
  const data = document.getElementById("data")?.textContent;
  if (!root || !data) return;
  const newcomer = JSON.parse(data) as Newcomer;
  const { code } = newcomer;
  const offered = placeInAddress();
  await loadWords(words, firstLanguage(newcomer.languages));
  root.textContent = "";
  followReader();

  function enter(place: string): void {
    if (place) {
      takePlace(code, place);
      notice.value = "phone.moved";
    }
    render(<App newcomer={newcomer} joined={hasJoined(code)} />, root as HTMLElement);
  }

  if (!offered || isOwnPlace(code, offered)) return enter("");
  if (!hasJoined(code)) return enter(offered);
  const [{ Replace }] = await Promise.all([import("./Replace"), moreWords()]);
  const answer = (yes: boolean) => enter(yes ? offered : "");
  render(<Replace code={code} place={offered} onAnswer={answer} />, root);
}

void start();
