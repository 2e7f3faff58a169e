import words from "virtual:words/survey";
import { addWords } from "../words";

export { SurveyStage } from "./SurveyStage";

export const speak = () => addWords(words);
