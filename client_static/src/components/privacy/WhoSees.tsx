import { t } from "../../words";

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

/** Who sees what, and who could find out more: as the program does it. */
export function WhoSees() {
  return (
    <ul>
      {SAID.map((key) => (
        <li key={key}>{t(`privacy.${key}`)}</li>
      ))}
    </ul>
  );
}
