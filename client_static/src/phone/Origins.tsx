import { useState } from "preact/hooks";
import { TextField } from "../components/TextField";
import { rankedIdeas } from "../live/selectors";
import { t } from "../words";
import { votableIdeas } from "./ballot";
import { useHere } from "./here";

interface Props {
  chosen: string[];
  onChange(ids: string[]): void;
}

const MANY = 8;

/** The ideas a pledge comes from: the ones that mattered most to the room stand first. */
export function Origins({ chosen, onChange }: Props) {
  const { view, me } = useHere();
  const [wanted, setWanted] = useState("");
  const ranks = new Map(rankedIdeas(view).map((idea, rank) => [idea.id, rank]));
  const rank = (id: string) => ranks.get(id) ?? ranks.size;
  const all = votableIdeas(view, me).sort((a, b) => rank(a.id) - rank(b.id));
  if (!all.length) return null;
  const needle = wanted.trim().toLowerCase();
  const matching = all.filter(
    ({ id, text }) => chosen.includes(id) || text.toLowerCase().includes(needle),
  );

  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);

  return (
    <details class="more" open={chosen.length > 0}>
      <summary>{t("phone.origins", { n: chosen.length })}</summary>
      {all.length > MANY && (
        <TextField label={t("phone.search")} value={wanted} onInput={setWanted} />
      )}
      <fieldset class="choice origins">
        <legend class="unseen">{t("phone.origins", { n: chosen.length })}</legend>
        {matching.map((idea) => (
          <label class="choice-row" key={idea.id}>
            <input
              type="checkbox"
              checked={chosen.includes(idea.id)}
              onChange={() => toggle(idea.id)}
            />
            <span lang={idea.lang || undefined}>{idea.text}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
