import "../style/fraunces.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./cards.css";
import words from "virtual:words/cards";
import { render } from "preact";
import { pageData } from "../live/page";
import type { Newcomer } from "../wire.gen";
import { firstLanguage, loadWords } from "../words";
import { Cards, type CardWords } from "./Cards";

/** The cards speak every language of their event at once, the page's buttons the reader's. */
async function start(): Promise<void> {
  const about = pageData<Newcomer>();
  await loadWords(words, firstLanguage([about.lang]));
  const spoken = await Promise.all(
    about.languages.map(async (lang) => [lang, await wordsIn(lang)] as const),
  );
  const page = document.getElementById("app");
  if (page) render(<Cards about={about} words={Object.fromEntries(spoken)} />, page);
}

async function wordsIn(lang: string): Promise<CardWords> {
  const load = words[lang] ?? words.en;
  const loaded = (await load?.())?.default as unknown as { cards: CardWords };
  return loaded.cards;
}

void start();
