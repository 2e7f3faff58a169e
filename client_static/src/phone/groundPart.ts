import words from "virtual:words/ground";
import { addWords } from "../words";

export { Results } from "./GroundResults";
export { Perspectives, Place } from "./Perspectives";

export const speak = () => addWords(words);
