import { QrCode } from "../components/QrCode";
import { spokenAddress } from "../live/address";
import { useTitle } from "../live/page";
import { aboutIn } from "../live/selectors";
import type { Newcomer } from "../wire.gen";
import { t } from "../words";
import type { PosterWords } from "./Poster";
import { PrintTools } from "./PrintTools";

interface Props {
  about: Newcomer;
  words: Record<string, PosterWords>;
}

/** One sheet of A4 for afterwards: the way to what came of it, in every language of the event. */
export function StoryPoster({ about, words }: Props) {
  useTitle("poster.page_title", about);
  const url = `${about.join_url}/story`;
  const [main = about.lang, ...others] = about.languages;
  return (
    <>
      <PrintTools />
      <main id="main" tabIndex={-1} class={others.length ? "sheet sheet-two" : "sheet"}>
        <header>
          <h1 class="sheet-title" lang={main}>
            {words[main]?.story_title}
          </h1>
          {others.map((lang) => (
            <p class="sheet-further" lang={lang} key={lang}>
              {words[lang]?.story_title}
            </p>
          ))}
        </header>
        <div class="sheet-door">
          <QrCode src={`/${about.code}/story.svg`} alt={t("poster.qr", { url })} />
          <p class="sheet-host">{spokenAddress(url)}</p>
        </div>
        <div class="sheet-how">
          {about.languages.map((lang) => (
            <Steps key={lang} lang={lang} words={words[lang]} about={about} url={url} />
          ))}
        </div>
      </main>
    </>
  );
}

interface StepsProps {
  lang: string;
  words: PosterWords | undefined;
  about: Newcomer;
  url: string;
}

function Steps({ lang, words, about, url }: StepsProps) {
  const title = aboutIn(about, "title", lang);
  if (!words) return null;
  return (
    <section lang={lang}>
      <h2 lang={title.lang}>{title.text}</h2>
      <p>{words.story_step}</p>
      <p>
        {words.story_type} <strong class="sheet-inline">{spokenAddress(url)}</strong>
      </p>
      <p>{words.story_grows}</p>
    </section>
  );
}
