import words from "virtual:words/privacy";
import { addWords, t } from "../words";

const SAID = [
  "everybody",
  "names",
  "facilitators",
  "tables",
  "places",
  "private",
  "typing",
  "server",
  "guess",
] as const;

export const speak = () => addWords(words);

/** Who sees what, and who could find out more: as the program does it. */
export function WhoCould() {
  return (
    <ul>
      {SAID.map((key) => (
        <li key={key}>{t(`privacy.${key}`)}</li>
      ))}
    </ul>
  );
}
