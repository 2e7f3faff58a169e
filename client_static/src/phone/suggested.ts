import words from "virtual:words/suggested";
import { addWords } from "../words";

/** What few people need, and not at first sight; its words come with it. */

export { Alike } from "./Alike";
export { Supported } from "./Supported";
export { WrittenIn } from "./WrittenIn";

import "./written.css";

export const speak = () => addWords(words);
