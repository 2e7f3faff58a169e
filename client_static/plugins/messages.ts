import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { hoistSelectors } from "@formatjs/icu-messageformat-parser/manipulator.js";

/** What a screen keeps of a message: its words with {gaps}, or those of each plural form. */
export type Compiled = string | { other: string; [form: string]: string };

/**
 * An ICU message as the screens want it, so that no phone has to parse one: a plural's forms by
 * category, or by number ("=0"), without those that say what `other` says.
 *
 * Throws an error for what is no message, and for what the screens cannot say: they know gaps, and
 * one plural, by `n`.
 */
export function compile(message: string): Compiled {
  const elements = parse(message, { ignoreTag: true });
  if (!elements.some(isPlural)) return elements.map(words).join("");
  const [plural] = hoistSelectors(elements);
  if (plural?.type !== TYPE.plural || plural.value !== "n" || plural.pluralType === "ordinal")
    throw new Error(`plurals are by n alone: ${message}`);
  const other = said(plural.options.other?.value);
  const forms: Compiled = { other };
  for (const [form, { value }] of Object.entries(plural.options))
    if (said(value) !== other || form.startsWith("=")) forms[form] = said(value);
  return forms;
}

const isPlural = (element: MessageFormatElement) => element.type === TYPE.plural;
const said = (elements: MessageFormatElement[] = []) => elements.map(words).join("");

function words(element: MessageFormatElement): string {
  if (element.type === TYPE.argument) return `{${element.value}}`;
  if (element.type === TYPE.pound) return "{n}";
  if (element.type === TYPE.literal && !/[{}]/.test(element.value)) return element.value;
  throw new Error(`more than gaps and one plural: ${JSON.stringify(element)}`);
}

/** A language file, or a part of one, compiled. Anything but texts and sections is an error. */
export function compileAll(node: unknown, path = ""): unknown {
  if (typeof node === "string") {
    try {
      return compile(node);
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (typeof node !== "object" || node === null) throw new Error(`${path} is no message`);
  if ("other" in node) throw new Error(`${path}: write it as {n, plural, ... other {...}}`);
  const entries = Object.entries(node);
  return Object.fromEntries(
    entries.map(([key, child]) => [key, compileAll(child, `${path}.${key}`)]),
  );
}
