import { useEffect, useState } from "preact/hooks";
import { LanguageNames } from "../components/LanguageNames";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { language, setLanguage, t } from "../words";
import type { Controls } from "./controls";
import { bilingual, speak } from "./spoken";

const STAY_MS = 4_000;

interface Props {
  controls: Controls;
  frozen: boolean;
  /** The event's. */
  languages: string[];
}

/** For whoever stands at the computer: seen while the mouse moves or a key has the focus. */
export function Toolbar({ controls, frozen, languages }: Props) {
  const awake = useAwake();
  const { paused, light } = controls;
  return (
    <>
      {frozen && !paused && (
        <p class="board-pause" role="status">
          <span class="freeze-mark" aria-hidden="true" />
          {t("board.frozen")}
        </p>
      )}
      {paused && (
        <p class="board-pause" role="status">
          <span class="pause-mark" aria-hidden="true" />
          {t("board.paused")}
        </p>
      )}
      <nav class={`toolbar${awake ? " toolbar-awake" : ""}`} aria-label={t("board.controls")}>
        <Control name={t(paused ? "board.resume" : "board.pause")} key_="P" act={controls.pause} />
        <Control name={t("board.full_screen")} key_="F" act={controls.fillScreen} />
        <Control
          name={t(light === "day" ? "board.dark" : "board.light")}
          key_="D"
          act={controls.turnLight}
        />
        <Control name={t("board.large")} key_="L" act={controls.enlarge} pressed={controls.large} />
        <Control name={t("board.size")} key_="S" act={controls.resize} />
        {languages.length > 1 ? <Spoken languages={languages} /> : <LanguageSwitch />}
      </nav>
    </>
  );
}

/** Each language of the event alone, or all at once. */
function Spoken({ languages }: { languages: string[] }) {
  const one = (tag: string) => {
    speak(false);
    void setLanguage(tag);
  };
  const press = (tags: string[], on: boolean, act: () => void) => (
    <button type="button" class="button" key={tags.join()} aria-pressed={on} onClick={act}>
      <LanguageNames tags={tags} />
    </button>
  );
  return (
    <>
      {languages.map((tag) =>
        press([tag], !bilingual.value && language.value === tag, () => one(tag)),
      )}
      {press(languages, bilingual.value, () => speak(true))}
    </>
  );
}

interface ControlProps {
  name: string;
  key_: string;
  act(): void;
  pressed?: boolean;
}

function Control({ name, key_, act, pressed }: ControlProps) {
  const said = { "aria-keyshortcuts": key_, "aria-pressed": pressed };
  return (
    <button type="button" class="button" {...said} onClick={act}>
      {name} <kbd>{key_}</kbd>
    </button>
  );
}

function useAwake(): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => {
    let timer: number | undefined;
    const wake = () => {
      setAwake(true);
      clearTimeout(timer);
      timer = window.setTimeout(() => setAwake(false), STAY_MS);
    };
    addEventListener("pointermove", wake);
    addEventListener("keydown", wake);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", wake);
      removeEventListener("keydown", wake);
    };
  }, []);
  return awake;
}
