import { useRef } from "preact/hooks";
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
import type { Newcomer, PromptEntity, View } from "../wire.gen";
import { language, number, t } from "../words";
import type { Show } from "./Board";
import { FitLine } from "./FitLine";
import { useFit } from "./fit";
import { PictureOf } from "./PictureOf";
import { Offline } from "./Rail";
import { Said } from "./Said";
import { bilingual, othersOf } from "./spoken";

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
  const { live, view } = show;
  const main = useRef<HTMLElement>(null);
  const described = sessionOf(view) ?? about;
  const greeting = greetingOf(view);
  const words = greeting ? textIn(greeting, language.value) : null;
  useFit(main, [language.value, bilingual.value, described.title, words?.text].join());
  return (
    <>
      <main class="joining" ref={main}>
        <Welcome about={described} greeting={words} />
        {greeting?.picture && (
          <PictureOf class="joining-picture" picture={greeting.picture} view={view} />
        )}
        <div class="joining-address">
          <p class="joining-or">
            <Said of="board.or_go_to" /> <strong class="joining-host">{spokenHost(joinUrl)}</strong>
          </p>
          <FitLine class="joining-code" text={about.code} />
        </div>
      </main>
      <aside class="joining-door" aria-label={t("board.join")}>
        <p class="joining-how">
          <Said of="board.scan" apart />
        </p>
        <QrCode src={qrPicture(about.code, joinUrl)} alt={t("board.qr", { url: joinUrl })} />
        {live && (
          <p class="joining-here">
            <strong class="big-number">{number(peopleIn(live))}</strong>{" "}
            <span>
              <Said of="board.here" values={{ n: peopleIn(live) }} />
            </span>
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
function greetingOf(view: View): PromptEntity | undefined {
  const stage = openStage(view);
  return stage && promptsOf(view, stage.id)[0];
}

function Welcome({ about, greeting }: { about: Described; greeting: Words | null }) {
  const others = othersOf(about.languages);
  const title = aboutIn(about, "title", language.value);
  const purpose = greeting ?? aboutIn(about, "purpose", language.value);
  const influence = aboutIn(about, "influence", language.value);
  const translated = others
    .map((tag) => aboutIn(about, "title", tag))
    .filter(({ text }) => text !== title.text);
  return (
    <div class="joining-words">
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
          <h2>
            <Said of="board.influence" />
          </h2>
          <p lang={influence.lang}>{influence.text}</p>
        </div>
      )}
    </div>
  );
}
