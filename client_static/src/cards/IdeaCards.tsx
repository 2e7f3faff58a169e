import { orderedStages, promptsOf } from "../live/selectors";
import type { PromptEntity, View } from "../wire.gen";
import type { SheetProps } from "./Cards";
import { CardHead, Lines, Said } from "./parts";

const A_SHEET = 4;
const COPIES = Array.from({ length: A_SHEET }, (_, i) => i);

/** Four cards a sheet for each question that takes ideas. */
export function IdeaCards({ about, view, words }: SheetProps) {
  const prompts = questions(view);
  return (
    <>
      {(prompts.length ? prompts : [null]).map((prompt) => (
        <section key={prompt?.id ?? ""} class="sheet sheet-cut-both">
          {COPIES.map((copy) => (
            <article key={copy} class="cut-card" aria-hidden={copy > 0}>
              <CardHead about={about}>
                <Said words={words} say={(in_) => in_.idea} />
              </CardHead>
              {prompt && <Question prompt={prompt} languages={about.languages} />}
              <Lines count={6} />
              <p class="card-foot">
                <Said words={words} say={(in_) => in_.one_thought} />
              </p>
            </article>
          ))}
        </section>
      ))}
    </>
  );
}

function questions(view: View): PromptEntity[] {
  return orderedStages(view)
    .filter(({ kind }) => kind === "ideas" || kind === "conversation")
    .flatMap((stage) => promptsOf(view, stage.id));
}

export function Question({ prompt, languages }: { prompt: PromptEntity; languages: string[] }) {
  const texts = languages.flatMap((lang) => {
    const text = lang === prompt.lang ? prompt.text : prompt.translations[lang];
    return text ? [{ lang, text }] : [];
  });
  return (
    <div class="card-question">
      {(texts.length ? texts : [prompt]).map(({ lang, text }) => (
        <p key={lang} lang={lang}>
          {text}
        </p>
      ))}
    </div>
  );
}
