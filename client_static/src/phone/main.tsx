import words from "virtual:words/phone";
import { render } from "preact";
import { hasJoined } from "../live/session";
import type { Newcomer } from "../wire.gen";
import { firstLanguage, loadWords } from "../words";
import { App } from "./App";
import { notice } from "./notice";
import { takePlaceFromAddress } from "./place";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./phone.css";

async function start(): Promise<void> {
  const root = document.getElementById("app");
  const data = document.getElementById("data")?.textContent;
  if (!root || !data) return;
  const newcomer = JSON.parse(data) as Newcomer;
  const moved = takePlaceFromAddress(newcomer.code);
  await loadWords(words, firstLanguage(newcomer.languages));
  if (moved) notice.value = "phone.moved";
  root.textContent = "";
  render(<App newcomer={newcomer} joined={hasJoined(newcomer.code)} />, root);
}

void start();
