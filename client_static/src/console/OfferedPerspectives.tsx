import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import { perspectiveName } from "../live/ground";
import { sessionOf } from "../live/selectors";
import type { Perspective } from "../wire.gen";
import { languageName, t } from "../words";
import { useDesk, useOrders } from "./desk";

type Offered = { id?: string | null; names: Record<string, string>; expected?: number | null };

const LONGEST = 80;
const MOST_EXPECTED = 100_000;

/** What people can choose, and how many of each were asked to come. */
export function OfferedPerspectives() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const { perspectives = [], languages = [] } = sessionOf(view) ?? {};
  const [names, type] = useState<Record<string, string>>({});
  // Two changes may come before the first is seen: each goes on from the other.
  const list = useRef<Offered[]>(perspectives);
  useEffect(() => {
    list.current = perspectives;
  }, [perspectives]);

  function set(next: Offered[]) {
    list.current = next;
    return give({ type: "set_perspectives", perspectives: next });
  }

  const written = Object.values(names).some((name) => name.trim());

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    if (written && (await set([...list.current, { names }]))) type({});
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
          <li key={one.id}>
            <Offer
              offer={one}
              onExpect={(expected) =>
                set(list.current.map((p) => (p.id === one.id ? { ...p, expected } : p)))
              }
              onRemove={() => set(list.current.filter(({ id }) => id !== one.id))}
            />
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
            lang={lang}
          />
        ))}
        <Button type="submit" disabled={!written}>
          {t("ground.add")}
        </Button>
      </form>
    </section>
  );
}

interface OfferProps {
  offer: Perspective;
  onExpect(expected: number | null): void;
  onRemove(): void;
}

/** A perspective, and how many such people were asked to come. */
function Offer({ offer, onExpect, onRemove }: OfferProps) {
  const id = useId();
  const { text: name, lang } = perspectiveName(offer);
  return (
    <div class="offer">
      <strong id={`${id}-name`} lang={lang}>
        {name}
      </strong>
      <div class="row-acts">
        <label id={`${id}-label`} for={id}>
          {t("ground.expected")}
        </label>
        <input
          id={id}
          class="field-input"
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_EXPECTED}
          aria-labelledby={`${id}-name ${id}-label`}
          value={offer.expected ?? ""}
          onChange={({ currentTarget: field }) => {
            if (field.validity.valid) onExpect(field.value ? Number(field.value) : null);
            else field.reportValidity();
          }}
        />
        <Button kind="quiet" aria-label={t("ground.remove", { name })} onClick={onRemove}>
          {t("builder.remove")}
        </Button>
      </div>
    </div>
  );
}
