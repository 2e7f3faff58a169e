import { signal } from "@preact/signals";
import { language } from "../../words";

/** Something to be read aloud. */
export interface Spoken {
  text: string;
  /** The tag of its language; empty where nobody said it. */
  lang: string;
}

// A little slower than talk.
const RATE = 0.9;

const synthesis = (): SpeechSynthesis | undefined =>
  "SpeechSynthesisUtterance" in window ? window.speechSynthesis : undefined;

export const canSpeak = (): boolean => Boolean(synthesis());

/** The phone's own voices: others would send people's words to somebody else. */
export const voices = signal<SpeechSynthesisVoice[]>([]);

/** Who asked for what is being read. */
export const speaking = signal<object | null>(null);

// Some browsers forget an utterance that nobody holds, and never say that it ended.
let held: SpeechSynthesisUtterance[] = [];

function look(): void {
  voices.value =
    synthesis()
      ?.getVoices()
      .filter((voice) => voice.localService) ?? [];
}

/** Look for voices now and whenever the phone has loaded some. */
function findVoices(): void {
  const found = synthesis();
  if (!found) return;
  look();
  found.onvoiceschanged = look;
  // A page that is left goes on talking otherwise.
  addEventListener("pagehide", () => found.cancel());
}

/** A voice of the language; of British English rather than another. */
export function voiceFor(lang: string, among = voices.value): SpeechSynthesisVoice | undefined {
  const tag = lang || language.value;
  // Android writes en_GB.
  const spoken = among.map((voice) => ({ voice, tag: voice.lang.toLowerCase().replace("_", "-") }));
  const own = spoken.filter((one) => one.tag.split("-")[0] === tag.split("-")[0]);
  return (own.find((one) => one.tag.endsWith("-gb")) ?? own[0])?.voice;
}

export function say(spoken: Spoken[], who: object): void {
  const found = synthesis();
  if (!found) return;
  found.cancel();
  speaking.value = who;
  held = spoken.flatMap(({ text, lang }) => {
    const voice = voiceFor(lang);
    if (!voice || !text) return [];
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = RATE;
    return [utterance];
  });
  const over = () => {
    if (speaking.peek() === who) speaking.value = null;
  };
  for (const utterance of held) utterance.onerror = over;
  const last = held[held.length - 1];
  if (last) last.onend = over;
  else over();
  for (const utterance of held) found.speak(utterance);
}

/** Be quiet, if it is this one who speaks. */
export function hush(who: object): void {
  if (speaking.peek() !== who) return;
  speaking.value = null;
  synthesis()?.cancel();
}

findVoices();
