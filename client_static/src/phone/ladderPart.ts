import words from "virtual:words/ladder";
import { addWords } from "../words";

export { LadderGround } from "./LadderGround";
export { LadderStage } from "./LadderStage";

export const speak = () => addWords(words);
