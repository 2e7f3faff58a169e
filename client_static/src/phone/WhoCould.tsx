import words from "virtual:words/privacy";
import { addWords } from "../words";

export const speak = () => addWords(words);

export { WhoSees } from "../components/privacy/WhoSees";
