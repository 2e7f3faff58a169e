import { useEffect, useState } from "preact/hooks";
import type en from "../../languages/en.json";
import { QrCode } from "../components/QrCode";
import { qrPicture, spokenHost } from "../live/address";
import { useTitle } from "../live/page";
import { aboutIn } from "../live/selectors";
import type { Newcomer } from "../wire.gen";
import { t } from "../words";
import { PrintTools } from "./PrintTools";

export type PosterWords = typeof en.poster;

interface Props {
  about: Newcomer;
  words: Record<string, PosterWords>;
}

/** One sheet of A4 for the door: the way in, in every language of the event. */
export function Poster({ about: first, words }: Props) {
  const about = useNewest(first);
  useTitle("poster.page_title", about);
  const [main = about.lang, ...others] = about.languages;
  return (
    <>
      <PrintTools />
      <main id="main" tabIndex={-1} class={others.length ? "sheet sheet-two" : "sheet"}>
        <header>
          <Title about={about} lang={main} />
          {others.map((lang) => (
            <Title key={lang} about={about} lang={lang} further />
          ))}
        </header>
        <div class="sheet-door">
          <QrCode
            src={qrPicture(about.code, about.join_url)}
            alt={t("poster.qr", { url: about.join_url })}
          />
          <p class="sheet-code">{about.code}</p>
          <p class="sheet-host">{spokenHost(about.join_url)}</p>
        </div>
        <div class="sheet-how">
          {about.languages.map((lang) => (
            <Steps key={lang} lang={lang} words={words[lang]} about={about} />
          ))}
        </div>
      </main>
    </>
  );
}

/** A poster that was left open prints the address of now: it looks when somebody comes back. */
function useNewest(first: Newcomer): Newcomer {
  const [about, setAbout] = useState(first);
  useEffect(() => {
    const look = () => {
      fetch(`/api/sessions/${first.code}`)
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((newest: Newcomer | null) => newest && setAbout(newest))
        // Offline: what is known stands.
        .catch(() => undefined);
    };
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [first.code]);
  return about;
}

function Title({
  about,
  lang,
  further = false,
}: {
  about: Newcomer;
  lang: string;
  further?: boolean;
}) {
  const title = aboutIn(about, "title", lang);
  if (!further) {
    return (
      <h1 class="sheet-title" lang={title.lang}>
        {title.text}
      </h1>
    );
  }
  if (title.lang !== lang) return null;
  return (
    <p class="sheet-further" lang={title.lang}>
      {title.text}
    </p>
  );
}

interface StepsProps {
  lang: string;
  words: PosterWords | undefined;
  about: Newcomer;
}

function Steps({ lang, words, about }: StepsProps) {
  if (!words) return null;
  return (
    <section lang={lang}>
      <h2>{words.join}</h2>
      <ol>
        <li>{words.step_scan}</li>
        <li>
          {words.step_type} <strong class="sheet-inline">{spokenHost(about.join_url)}</strong>{" "}
          <strong class="sheet-inline">{about.code}</strong>
        </li>
        <li>{words.step_write}</li>
      </ol>
      <p>{words.no_account}</p>
    </section>
  );
}
