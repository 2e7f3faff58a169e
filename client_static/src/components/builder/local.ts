import { newId } from "../../live/ids";
import type { Acts, BuiltPrompt, BuiltStage, Kind, Texts, Value } from "./agenda";
import { bringLocally, localUrl } from "./localPictures";
import { changed, valuesOf } from "./settings";

/** The picture beside the prompt with this number, from 1. */
export interface FilePicture {
  prompt: number;
  alt: Texts;
  credit?: string;
  content: string;
}

/** A stage as an agenda file holds it: docs/agenda-files.md. */
export interface FileStage extends Record<string, unknown> {
  kind: Kind;
  minutes?: number;
  repeats?: number;
  prompts?: Texts[];
  pictures?: FilePicture[];
  script?: Texts;
}

export interface AgendaFile {
  format: "pledgewall-agenda";
  version: 1;
  id?: string;
  name?: Texts;
  about?: Texts;
  source?: Texts;
  people?: [number, number];
  at_tables?: boolean;
  stages: FileStage[];
}

const filePlace = (number: number): string => `s${number}`;

/** The stages of a file, to be built on. */
export const builtFrom = (file: AgendaFile): BuiltStage[] =>
  file.stages.map((stage, at) => ({
    id: filePlace(at + 1),
    kind: stage.kind,
    status: "waiting",
    settings: {
      ...valuesOf(stage.kind, stage),
      ...(stage.repeats ? { repeats: filePlace(stage.repeats) } : {}),
    },
    prompts: (stage.prompts ?? []).map((texts, n) => ({
      id: `${at}-${n}`,
      texts,
      ...pictured(stage.pictures?.find(({ prompt }) => prompt === n + 1)),
    })),
    script: stage.script ?? {},
  }));

/** How large it is, the browser sees. */
const pictured = (found: FilePicture | undefined): Pick<BuiltPrompt, "picture"> =>
  found
    ? {
        picture: {
          id: found.content.slice(-24),
          width: 0,
          height: 0,
          alt: found.alt,
          credit: found.credit ?? "",
          content: found.content,
        },
      }
    : {};

const picturesOf = (prompts: BuiltPrompt[]): FilePicture[] =>
  prompts.flatMap(({ texts, picture }, n) =>
    picture?.content && Object.values(texts).some((text) => text.trim())
      ? [{ prompt: n + 1, alt: picture.alt, credit: picture.credit, content: picture.content }]
      : [],
  );

/** The file that holds these stages. */
export function fileOf(stages: BuiltStage[], about: Partial<AgendaFile> = {}): AgendaFile {
  const number = (id: Value): number => stages.findIndex((stage) => stage.id === id) + 1;
  return {
    ...about,
    format: "pledgewall-agenda",
    version: 1,
    stages: stages.map(({ kind, settings, prompts, script }) => {
      const { repeats, ...others } = settings;
      const said = Object.entries(others).filter(([, value]) => value !== null);
      return {
        kind,
        ...Object.fromEntries(said),
        ...(number(repeats ?? null) ? { repeats: number(repeats ?? null) } : {}),
        prompts: prompts.map(({ texts }) => texts),
        ...(picturesOf(prompts).length ? { pictures: picturesOf(prompts) } : {}),
        script,
      };
    }),
  };
}

/** The acts upon a draft: `set` is given the stages as they are after each. */
export function localActs(read: () => BuiltStage[], set: (stages: BuiltStage[]) => void): Acts {
  const done = async (change: (stages: BuiltStage[]) => BuiltStage[]): Promise<boolean> => {
    set(change(read()));
    return true;
  };
  const of = (stage: string, change: (stage: BuiltStage) => BuiltStage) =>
    done((all) => all.map((one) => (one.id === stage ? change(one) : one)));
  const prompts = (stage: string, change: (prompts: BuiltPrompt[]) => BuiltPrompt[]) =>
    of(stage, (one) => ({ ...one, prompts: change(one.prompts) }));
  return {
    add: (kind) => done((all) => [...all, blank(kind)]),
    change: (stage, name, value) =>
      of(stage, (one) => ({ ...one, settings: changed(one.settings, name, value) })),
    move: (stage, position) => done((all) => moved(all, stage, position)),
    duplicate: (stage) =>
      done((all) => all.flatMap((one) => (one.id === stage ? [one, copyOf(one)] : [one]))),
    remove: (stage) => done((all) => without(all, stage)),
    script: (stage, lang, text) =>
      of(stage, (one) => ({ ...one, script: withText(one.script, lang, text) })),
    addPrompt: (stage, lang, text) =>
      prompts(stage, (all) => [...all, { id: newId(), texts: { [lang]: text } }]),
    editPrompt: (stage, prompt, lang, text) =>
      prompts(stage, (all) =>
        all.map((one) =>
          one.id === prompt ? { ...one, texts: withText(one.texts, lang, text) } : one,
        ),
      ),
    movePrompt: (stage, prompt, position) => prompts(stage, (all) => moved(all, prompt, position)),
    bringPicture: bringLocally,
    setPicture: (stage, prompt, picture) =>
      prompts(stage, (all) => all.map((one) => (one.id === prompt ? { ...one, picture } : one))),
    pictureUrl: localUrl,
    removePrompt: (stage, prompt) => prompts(stage, (all) => all.filter(({ id }) => id !== prompt)),
  };
}

const blank = (kind: Kind): BuiltStage => ({
  id: newId(),
  kind,
  status: "waiting",
  settings: valuesOf(kind, {}),
  prompts: [],
  script: {},
});

const copyOf = (stage: BuiltStage): BuiltStage => ({
  ...stage,
  id: newId(),
  prompts: stage.prompts.map((prompt) => ({ ...prompt, id: newId() })),
});

export function moved<T extends { id: string }>(all: T[], id: string, position: number): T[] {
  const one = all.find((some) => some.id === id);
  const others = all.filter((some) => some.id !== id);
  return one ? [...others.slice(0, position), one, ...others.slice(position)] : all;
}

/** What asked the removed vote again asks it no longer. */
const without = (all: BuiltStage[], stage: string): BuiltStage[] =>
  all
    .filter(({ id }) => id !== stage)
    .map((one) =>
      one.settings.repeats === stage
        ? { ...one, settings: { ...one.settings, repeats: null } }
        : one,
    );

function withText(texts: Texts, lang: string, text: string): Texts {
  const { [lang]: _, ...others } = texts;
  return text ? { ...texts, [lang]: text } : others;
}
