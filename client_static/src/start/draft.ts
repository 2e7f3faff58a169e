import type { BuiltStage } from "../components/builder/agenda";
import { type AgendaFile, builtFrom, fileOf } from "../components/builder/local";
import { type TypedLine, writtenLines } from "../components/HelpLineFields";
import { type TypedPrivacy, typedPrivacy, writtenPrivacy } from "../components/privacy/fields";
import { isDurable, keep, read } from "../live/kept";
import type { StartData, Template } from "./data";
import { placesOf } from "./places";

/** One language's words about the event. */
export interface Words {
  title: string;
  purpose: string;
  influence: string;
}

/** What the organiser has filled in so far. `agendas` are those they changed, by template. */
export interface Draft {
  lang: string;
  both: boolean;
  template: string;
  words: Record<string, Words>;
  agendas: Record<string, BuiltStage[]>;
  /** The agenda of a file, until the event is there. */
  imported: AgendaFile | null;
  /** How many, as typed. */
  tables: string;
  /** What people can say of their place in the room, a line each, by language. */
  places: Record<string, string>;
  /** How many of each were asked to come, as typed, by their line. */
  expected: string[];
  helpLines: TypedLine[];
  privacy: TypedPrivacy;
  /** The name that the event shares with others. */
  series: string;
}

const KEY = "pledgewall:start:draft";
const NO_WORDS: Words = { title: "", purpose: "", influence: "" };

/** The id under which an imported agenda stands among the templates. */
export const IMPORTED = "imported";

export function firstDraft(data: StartData, lang: string): Draft {
  const empty = {
    lang,
    both: false,
    template: data.templates[0]?.id ?? "",
    words: {},
    agendas: {},
    imported: null,
    tables: "",
    places: {},
    expected: [],
    helpLines: [],
    privacy: typedPrivacy(),
    series: "",
  };
  return { ...empty, ...begun() };
}

/** What was filled in on this computer, if anything was. */
function begun(): Partial<Draft> {
  try {
    return JSON.parse(read(KEY) ?? "{}") as Partial<Draft>;
  } catch {
    return {};
  }
}

export const keepDraft = (draft: Partial<Draft>): void => keep(KEY, JSON.stringify(draft));

/** The form, as it was left, with this agenda in it; whether another page will find it there. */
export function bringAgenda(
  imported: AgendaFile,
  [lang = "en", ...others]: string[],
  series: string,
): boolean {
  const { [IMPORTED]: _, ...agendas } = begun().agendas ?? {};
  const both = others.length > 0;
  keepDraft({ ...begun(), lang, both, agendas, imported, series, template: IMPORTED });
  return isDurable(KEY);
}

/** The event's languages, its main one first. */
export const languagesOf = ({ lang, both }: Draft, all: string[]): string[] =>
  both ? [lang, ...all.filter((other) => other !== lang)] : [lang];

/** Whole numbers alone; nothing typed is none. */
export const tablesOf = ({ tables }: Draft): number =>
  /^\d*$/.test(tables.trim()) ? Number(tables) : Number.NaN;

export const wordsIn = (draft: Draft, lang: string): Words => draft.words[lang] ?? NO_WORDS;

/** The ready templates, one's own, and the one that was imported. */
export const templatesOf = (draft: Draft, ready: Template[], own: Template[]): Template[] => [
  ...ready,
  ...own,
  ...(draft.imported ? [{ ...draft.imported, id: IMPORTED }] : []),
];

/** The stages as they stand: changed, or as the template has them. */
export const stagesOf = (draft: Draft, template: Template): BuiltStage[] =>
  draft.agendas[template.id] ?? builtFrom(template);

/** The agenda as a file: what the template says of itself, and the stages as they stand. */
export function agendaOf(draft: Draft, template: Template): AgendaFile {
  const { name, about, source, people, at_tables } = template;
  const said = Object.entries({ name, about, source, people, at_tables }).filter(
    ([, value]) => value,
  );
  return fileOf(stagesOf(draft, template), Object.fromEntries(said));
}

/** What `POST /api/sessions` is sent: only what is not one of the server's own goes whole. */
export function requestOf(
  draft: Draft,
  data: StartData,
  key: string,
  template: Template | undefined,
): Record<string, unknown> {
  const languages = languagesOf(draft, data.languages);
  const [lang = "en", ...others] = languages;
  const ready = data.templates.some(({ id }) => id === template?.id);
  const whole = template && (!ready || draft.agendas[template.id]);
  return {
    ...wordsIn(draft, lang),
    lang,
    languages,
    translations: Object.fromEntries(others.map((other) => [other, wordsIn(draft, other)])),
    ...(whole ? { agenda: agendaOf(draft, template) } : { template: template?.id }),
    // Names are given on the console, if at all.
    tables: Array.from({ length: tablesOf(draft) }, () => ""),
    perspectives: placesOf(draft, languages),
    help_lines: writtenLines(draft.helpLines),
    privacy: writtenPrivacy(draft.privacy),
    ...(draft.series.trim() ? { series: draft.series.trim() } : {}),
    ...(key ? { create_key: key } : {}),
  };
}
