import words from "virtual:words/counting";
import { addWords } from "../words";

export { Counting } from "../components/Counting";

/** Its words come with it; they have to be there before it is drawn. */
export const speak = () => addWords(words);
