import words from "virtual:words/phone-later";
import { addWords } from "../words";

/** What is said after the first view: plugins/phone-words.ts finds out which words those are. */
export const moreWords = (): Promise<void> => addWords(words);
