import { newId } from "../../live/ids";
import type { Acts, BuiltPrompt, BuiltStage, Kind, Texts, Value } from "./agenda";
import { changed, valuesOf } from "./settings";

/** A stage as an agenda file holds it: docs/agenda-files.md. */
export interface FileStage extends Record<string, unknown> {
  kind: Kind;
  minutes?: number;
  repeats?: number;
  prompts?: Texts[];
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
    prompts: (stage.prompts ?? []).map((texts, n) => ({ id: `${at}-${n}`, texts })),
    script: stage.script ?? {},
  }));

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
  prompts: stage.prompts.map(({ texts }) => ({ id: newId(), texts })),
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
