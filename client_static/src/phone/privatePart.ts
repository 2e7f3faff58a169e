import words from "virtual:words/private";
import { addWords } from "../words";
import "./private.css";

export { Lines } from "./HelpLines";
export { PrivateCorner, PrivateWord, Standing } from "./PrivateWord";

/** Its words come with it; they have to be there before it is drawn. */
export const speak = () => addWords(words);
