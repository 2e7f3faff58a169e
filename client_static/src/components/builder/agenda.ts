import type { StageEntity, Survey } from "../../wire.gen";

/** An agenda while it is built: on the start page a draft, on the console the event's own. */

export type Kind = StageEntity["kind"];
/** One text a language. */
export type Texts = Record<string, string>;
export type Value = boolean | number | string | Survey | null;

export interface BuiltPicture {
  id: string;
  width: number;
  height: number;
  alt: Texts;
  credit: string;
  /** In a draft: the picture itself, in base64. */
  content?: string | undefined;
}

/** A picture without words yet, or why there is none. */
export type Brought = Omit<BuiltPicture, "alt" | "credit"> | { problem: string };

export interface BuiltPrompt {
  id: string;
  texts: Texts;
  picture?: BuiltPicture | null;
}

export interface BuiltStage {
  id: string;
  kind: Kind;
  status: StageEntity["status"];
  settings: Record<string, Value>;
  prompts: BuiltPrompt[];
  script: Texts;
}

/** What can be done to an agenda; each answers whether it was done. */
export interface Acts {
  add(kind: Kind): Done;
  change(stage: string, name: string, value: Value): Done;
  move(stage: string, position: number): Done;
  duplicate(stage: string): Done;
  remove(stage: string): Done;
  script(stage: string, lang: string, text: string): Done;
  addPrompt(stage: string, lang: string, text: string): Done;
  editPrompt(stage: string, prompt: string, lang: string, text: string): Done;
  movePrompt(stage: string, prompt: string, position: number): Done;
  removePrompt(stage: string, prompt: string): Done;
  bringPicture(file: Blob): Promise<Brought>;
  setPicture(stage: string, prompt: string, picture: BuiltPicture | null): Done;
  pictureUrl(picture: BuiltPicture): string;
}

type Done = Promise<boolean>;

export const KINDS: Kind[] = [
  "welcome",
  "ideas",
  "conversation",
  "talk",
  "themes",
  "vote",
  "ladder",
  "pledges",
  "evaluation",
  "close",
];

/** The text in a language, else in the first it stands in. */
export const inLanguage = (texts: Texts, lang: string): { text: string; lang: string } => {
  const [first = ["", ""]] = Object.entries(texts);
  const own = texts[lang];
  return own ? { text: own, lang } : { lang: first[0] || lang, text: first[1] };
};

export const minutesOf = (stages: BuiltStage[]): number =>
  stages.reduce((sum, { settings }) => sum + Number(settings.minutes ?? 0), 0);
