import words from "virtual:words/ladder";
import { addWords } from "../words";

export { LadderGround } from "./LadderGround";
export { LadderStage } from "./LadderStage";

/** Its words come with it; they have to be there before it is drawn. */
export const speak = () => addWords(words);
