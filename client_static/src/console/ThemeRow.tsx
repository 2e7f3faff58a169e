import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { TallyBar } from "../components/TallyBar";
import { TextField } from "../components/TextField";
import { themeName } from "../live/cards";
import { sessionOf, tallyOf, weightOf } from "../live/selectors";
import type { ThemeEntity } from "../wire.gen";
import { languageName, t } from "../words";
import { DropZone } from "./DropZone";
import { useDesk, useOrders } from "./desk";
import { type Choose, type Chosen, IdeaPicks } from "./IdeaPicks";

const LONGEST = 80;

interface Props {
  theme: ThemeEntity;
  chosen: Chosen;
  choose: Choose;
  /** Whether ideas are selected that could be put here. */
  some: boolean;
  onPut(): void;
  onDrop(idea: string): void;
}

/** A theme: its names, its ideas, and how it fared. */
export function ThemeRow({ theme, chosen, choose, some, onPut, onDrop }: Props) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const languages = sessionOf(view)?.languages ?? [];
  const name = themeName(theme);
  const called = t("console.theme_n", { n: theme.n });
  const tally = tallyOf(view, theme.id);
  const most = Math.max(1, ...Object.values(view.tallies).map(weightOf));
  const ideas = theme.ideas.flatMap((id) => view.ideas[id] ?? []);
  // While it has no name, what it holds is what the name is looked for in.
  const [open] = useState(!theme.name);
  const act = (words: string) => `${words}: ${name.text || called}`;
  return (
    <li>
      <DropZone named={`theme-${theme.id}`} onDrop={onDrop}>
        <h3 id={`theme-${theme.id}`}>
          <span class="pick-note">{called}</span>
          <span lang={name.lang}>{name.text || t("common.theme_unnamed")}</span>
        </h3>
        {tally && <TallyBar tally={tally} most={most} />}
        {ideas.length ? (
          <details class="card-merged" open={open}>
            <summary>{t("common.ideas", { n: ideas.length })}</summary>
            <IdeaPicks ideas={ideas} chosen={chosen} choose={choose} />
          </details>
        ) : (
          <p>{t("console.theme_empty")}</p>
        )}
        {languages.map((lang) => (
          <NameForm key={lang} theme={theme} lang={lang} several={languages.length > 1} />
        ))}
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <div class="row-acts">
          <Button disabled={!some} onClick={onPut} aria-label={act(t("console.theme_put"))}>
            {t("console.theme_put")}
          </Button>
          <Button
            kind="quiet"
            onClick={() => give({ type: "dissolve_theme", theme: theme.id })}
            aria-label={act(t("console.theme_dissolve"))}
          >
            {t("console.theme_dissolve")}
          </Button>
        </div>
      </DropZone>
    </li>
  );
}

interface NameProps {
  theme: ThemeEntity;
  lang: string;
  /** Whether the event has more than one language. */
  several: boolean;
}

function NameForm({ theme, lang, several }: NameProps) {
  const { give, problem } = useOrders();
  const there = lang === theme.lang ? theme.name : (theme.translations[lang] ?? "");
  const [typed, type] = useState<string | null>(null);
  const text = typed ?? there;
  const label = t("console.theme_name");

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (text.trim() === there) return;
    if (await give({ type: "name_theme", theme: theme.id, name: text, lang })) type(null);
  }

  return (
    <form class="prompt-form" onSubmit={save}>
      <TextField
        label={several ? `${label}: ${languageName(lang)}` : label}
        value={text}
        lang={lang}
        onInput={type}
        limit={LONGEST}
        onEnter={() => {}}
      />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {text.trim() !== there && <Button type="submit">{t("common.save")}</Button>}
    </form>
  );
}
