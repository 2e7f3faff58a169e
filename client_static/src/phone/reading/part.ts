import easy from "virtual:words/easy";
import reading from "virtual:words/reading";
import { addWords } from "../../words";
import "./easy.css";

export { Listen } from "./Listen";
export { OneByOne } from "./OneByOne";
export { ReadingDialog } from "./ReadingDialog";
export { StepSymbol } from "./StepSymbol";

export const speak = () => Promise.all([addWords(easy), addWords(reading)]);
