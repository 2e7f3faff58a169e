import contact from "virtual:words/contact";
import words from "virtual:words/take_away";
import { addWords } from "../../words";
import "./takeaway.css";

export { KeepPlan } from "./KeepPlan";

export const speak = () => Promise.all([addWords(words), addWords(contact)]);
