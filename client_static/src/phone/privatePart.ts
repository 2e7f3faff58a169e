import words from "virtual:words/private";
import { addWords } from "../words";
import "./private.css";

export { Lines } from "./HelpLines";
export { PrivateWord, Standing, WhereToTurn } from "./PrivateWord";

export const speak = () => addWords(words);
