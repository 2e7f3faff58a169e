import words from "virtual:words/ground";
import { addWords } from "../words";

export { Results } from "./GroundResults";
export { Perspectives, Place } from "./Perspectives";

/** Its words come with it; they have to be there before it is drawn. */
export const speak = () => addWords(words);
