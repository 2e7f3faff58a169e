import words from "virtual:words/counting";
import { addWords } from "../words";

export { Counting } from "../components/Counting";

export const speak = () => addWords(words);
