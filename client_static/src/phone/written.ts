import { signal } from "@preact/signals";
import { language } from "../words";

/** Where somebody writes in another language than they read. */
const chosen = signal<string | null>(null);

/** The language that one's words are tagged with: the page's, unless one said another. */
export const writtenIn = (before?: string): string => chosen.value ?? (before || language.value);

export function writeIn(tag: string): void {
  chosen.value = tag;
}

language.subscribe(() => {
  chosen.value = null;
});
