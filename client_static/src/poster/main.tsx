import "../style/fraunces.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/components.css";
import "./poster.css";
import words from "virtual:words/poster";
import { render } from "preact";
import { pageData } from "../live/page";
import type { Newcomer } from "../wire.gen";
import { firstLanguage, loadWords } from "../words";
import { Poster, type PosterWords } from "./Poster";

/** The poster speaks every language of its event at once, its buttons the reader's. */
async function start(): Promise<void> {
  const about = pageData<Newcomer>();
  const first = firstLanguage([about.lang]);
  await loadWords(words, first);
  const spoken = await Promise.all(
    about.languages.map(async (lang) => [lang, await wordsIn(lang)] as const),
  );
  const page = document.getElementById("app");
  if (page) render(<Poster about={about} words={Object.fromEntries(spoken)} />, page);
}

async function wordsIn(lang: string): Promise<PosterWords> {
  const load = words[lang] ?? words.en;
  const loaded = (await load?.())?.default as unknown as { poster: PosterWords };
  return loaded.poster;
}

void start();
