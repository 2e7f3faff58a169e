import { t } from "../words";

const SAID = [
  "nobody",
  "once",
  "five",
  "rounded",
  "finished",
  "shared",
  "weight",
  "limits",
  "server",
] as const;

/** How perspectives are counted, and what that cannot do, in plain words. */
export function Counting() {
  return (
    <ul>
      {SAID.map((key) => (
        <li key={key}>{t(`counting.${key}`)}</li>
      ))}
    </ul>
  );
}
