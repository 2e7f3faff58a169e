import { useLayoutEffect, useState } from "preact/hooks";
import { QrCode } from "../components/QrCode";
import { qrPicture, spokenHost } from "../live/address";
import {
  aboutIn,
  openStage,
  peopleIn,
  promptsOf,
  sessionOf,
  textIn,
  type Words,
} from "../live/selectors";
import type { Newcomer, View } from "../wire.gen";
import { language, number, t } from "../words";
import type { Show } from "./Board";
import { FitLine } from "./FitLine";
import { Offline } from "./Rail";

interface Props {
  about: Newcomer;
  show: Show;
  joinUrl: string;
  offline: boolean;
}

/** Longer titles are set smaller, to leave room for the purpose. */
const LONG_TITLE = 40;

/** How do I get in, and who is here already? */
export function Joining({ about, show, joinUrl, offline }: Props) {
  const { live } = show;
  return (
    <>
      <main class="joining">
        <Welcome about={sessionOf(show.view) ?? about} greeting={greetingOf(show.view)} />
        <div class="joining-address">
          <p class="joining-or">
            {t("board.or_go_to")} <strong class="joining-host">{spokenHost(joinUrl)}</strong>
          </p>
          <FitLine class="joining-code" text={about.code} />
        </div>
      </main>
      <aside class="joining-door" aria-label={t("board.join")}>
        <p class="joining-how">{t("board.scan")}</p>
        <QrCode src={qrPicture(about.code, joinUrl)} alt={t("board.qr", { url: joinUrl })} />
        {live && (
          <p class="joining-here">
            <strong class="big-number">{number(peopleIn(live))}</strong>{" "}
            <span>{t("board.here", { n: peopleIn(live) })}</span>
          </p>
        )}
        {offline && <Offline />}
      </aside>
    </>
  );
}

type Described = Pick<
  Newcomer,
  "title" | "purpose" | "influence" | "lang" | "translations" | "languages"
>;

/** While the welcome is open, what it says stands in the purpose's place. */
function greetingOf(view: View): Words | null {
  const stage = openStage(view);
  const [prompt] = stage ? promptsOf(view, stage.id) : [];
  return prompt ? textIn(prompt, language.value) : null;
}

/** Whether the words have to be cut so that the code stays on the screen: phones show all. */
function useTight(words: string): boolean {
  const [tight, setTight] = useState(false);
  useLayoutEffect(() => {
    const page = document.documentElement;
    const measure = () => setTight((before) => before || page.scrollHeight > innerHeight + 1);
    setTight(false);
    // After the screen without cuts has been drawn.
    const frame = requestAnimationFrame(measure);
    document.fonts?.addEventListener("loadingdone", measure);
    return () => {
      cancelAnimationFrame(frame);
      document.fonts?.removeEventListener("loadingdone", measure);
    };
  }, [words]);
  return tight;
}

function Welcome({ about, greeting }: { about: Described; greeting: Words | null }) {
  const others = about.languages.filter((tag) => tag !== language.value);
  const title = aboutIn(about, "title", language.value);
  const purpose = greeting ?? aboutIn(about, "purpose", language.value);
  const influence = aboutIn(about, "influence", language.value);
  const translated = others
    .map((tag) => aboutIn(about, "title", tag))
    .filter(({ text }) => text !== title.text);
  const tight = useTight([title, purpose, influence].map(({ text }) => text).join());
  return (
    <div class={tight ? "joining-words joining-tight" : "joining-words"}>
      <h1 lang={title.lang} class={title.text.length > LONG_TITLE ? "title-long" : ""}>
        {title.text}
      </h1>
      {translated.map(({ text, lang }) => (
        <p key={lang} class="joining-title" lang={lang}>
          {text}
        </p>
      ))}
      {purpose.text && (
        <p class="joining-purpose" lang={purpose.lang}>
          {purpose.text}
        </p>
      )}
      {influence.text && (
        <div class="joining-influence">
          <h2>{t("board.influence")}</h2>
          <p lang={influence.lang}>{influence.text}</p>
        </div>
      )}
    </div>
  );
}
