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
import { Cards, TABLE } from "./Cards";
import { PlanCard } from "./PlanCard";
import { Poster, type PosterWords } from "./Poster";
import { StoryPoster } from "./StoryPoster";

/** The poster speaks every language of its event at once, its buttons the reader's. */
async function start(): Promise<void> {
  const about = pageData<Newcomer>();
  const first = firstLanguage([about.lang]);
  await loadWords(words, first);
  const spoken = await Promise.all(
    about.languages.map(async (lang) => [lang, await wordsIn(lang)] as const),
  );
  const page = document.getElementById("app");
  const asked = new URLSearchParams(location.search);
  const cards = asked.get("cards");
  const sheets: Record<string, PosterWords> = {};
  for (const [lang, { poster, common }] of spoken) {
    sheets[lang] = poster;
    TABLE[lang] = common.table_n;
  }
  const shown = { about, words: sheets };
  if (!page) return;
  if (asked.has("plan")) render(<PlanCard {...shown} secret={location.hash.slice(1)} />, page);
  else if (cards) render(<Cards {...shown} hosts={cards === "hosts"} />, page);
  else render(asked.has("story") ? <StoryPoster {...shown} /> : <Poster {...shown} />, page);
}

interface Spoken {
  poster: PosterWords;
  common: { table_n: string };
}

async function wordsIn(lang: string): Promise<Spoken> {
  const load = words[lang] ?? words.en;
  return (await load?.())?.default as unknown as Spoken;
}

void start();
