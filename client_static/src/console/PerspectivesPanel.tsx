import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { GroundShares } from "../components/GroundShares";
import { TextField } from "../components/TextField";
import { groundCard, groundSentence } from "../live/ground";
import { orderedStages, sessionOf } from "../live/selectors";
import type { GroundEntity, Perspective } from "../wire.gen";
import { language, languageName, t } from "../words";
import { useDesk, useOrders } from "./desk";

const LONGEST = 80;

/** What people can say of their place in the room, and what was published of it. */
export function PerspectivesPanel() {
  const { view } = useDesk();
  const published = orderedStages(view).flatMap(({ id }) => view.ground[id] ?? []);
  return (
    <>
      <p>{t("ground.note")}</p>
      <Offered />
      <section class="row-group">
        <h3>{t("ground.results")}</h3>
        {!published.length && <p>{t("ground.not_yet")}</p>}
        {published.map((ground) => (
          <Published key={ground.id} ground={ground} />
        ))}
      </section>
    </>
  );
}

function Offered() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const { perspectives = [], languages = [] } = sessionOf(view) ?? {};
  const [names, type] = useState<Record<string, string>>({});
  const set = (list: { id?: string; names: Record<string, string> }[]) =>
    give({ type: "set_perspectives", perspectives: list });
  const written = Object.values(names).some((name) => name.trim());

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    if (written && (await set([...perspectives, { names }]))) type({});
  }

  return (
    <section class="row-group">
      <h3>{t("ground.list")}</h3>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {!perspectives.length && (
        <>
          <p>{t("ground.nobody")}</p>
          <Button kind="main" onClick={() => give({ type: "set_perspectives" })}>
            {t("ground.usual")}
          </Button>
        </>
      )}
      <ul class="plain-list">
        {perspectives.map((one) => (
          <li key={one.id} class="row-acts">
            <span>{nameOf(one)}</span>
            <Button
              kind="quiet"
              onClick={() => set(perspectives.filter(({ id }) => id !== one.id))}
            >
              {t("ground.remove", { name: nameOf(one) })}
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={add}>
        <h4>{t("ground.new")}</h4>
        {languages.map((lang) => (
          <TextField
            key={lang}
            label={languageName(lang)}
            labelLang={lang}
            value={names[lang] ?? ""}
            onInput={(text) => type({ ...names, [lang]: text })}
            limit={LONGEST}
          />
        ))}
        <Button type="submit" disabled={!written}>
          {t("ground.add")}
        </Button>
      </form>
    </section>
  );
}

const nameOf = ({ names }: Perspective): string =>
  names[language.value] ?? Object.values(names)[0] ?? "";

function Published({ ground }: { ground: GroundEntity }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const stage = view.stages[ground.id];
  const shown = sessionOf(view)?.ground === ground.id;
  return (
    <section>
      <h4>{stage && t(`common.stage.${stage.kind}`)}</h4>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <p>{ground.groups.length ? groundSentence(ground) : t("ground.too_few")}</p>
      <Button
        aria-pressed={shown}
        onClick={() => give({ type: "show_ground", stage: shown ? null : ground.id })}
      >
        {t(shown ? "ground.hide" : "ground.show")}
      </Button>
      <Listed {...{ ground }} side="together" />
      <Listed {...{ ground }} side="divided" />
      {ground.groups.length > 0 && <p class="field-hint">{t("ground.rounded")}</p>}
    </section>
  );
}

function Listed({ ground, side }: { ground: GroundEntity; side: "together" | "divided" }) {
  const { view } = useDesk();
  if (!ground.groups.length) return null;
  return (
    <>
      <h5>{t(`ground.${side}`)}</h5>
      {!ground[side].length && <p>{t(`ground.none_${side}`)}</p>}
      <ol>
        {ground[side].map((id) => {
          const card = groundCard(view, ground, id);
          return (
            <li key={id}>
              <details>
                <summary lang={card?.lang || undefined}>{card?.text || t("common.erased")}</summary>
                <GroundShares ground={ground} id={id} />
              </details>
            </li>
          );
        })}
      </ol>
    </>
  );
}
