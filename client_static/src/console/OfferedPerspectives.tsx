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
  const { perspectives, problem, usual, expect, remove, add } = useOffered();
  return (
    <section class="row-group">
      <h3>{t("ground.list")}</h3>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {!perspectives.length && (
        <>
          <p>{t("ground.nobody")}</p>
          <Button kind="main" onClick={usual}>
            {t("ground.usual")}
          </Button>
        </>
      )}
      <ul class="plain-list">
        {perspectives.map((one) => (
          <li key={one.id}>
            <Offer
              offer={one}
              onExpect={(expected) => void expect(one.id, expected)}
              onRemove={() => remove(one.id)}
            />
          </li>
        ))}
      </ul>
      <NewPerspective add={add} />
    </section>
  );
}

function useOffered() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const { perspectives = [] } = sessionOf(view) ?? {};
  // A second number may be asked for before the first is seen: neither takes the other back.
  const asked = useRef(new Map<string, number | null>());
  const list = (): Offered[] =>
    perspectives.map((one) => ({
      ...one,
      expected: (asked.current.has(one.id) ? asked.current.get(one.id) : one.expected) ?? null,
    }));
  useEffect(() => {
    for (const { id, expected } of perspectives) {
      if (asked.current.get(id) === (expected ?? null)) asked.current.delete(id);
    }
  }, [perspectives]);

  const set = (next: Offered[]) => give({ type: "set_perspectives", perspectives: next });

  async function expect(id: string, expected: number | null): Promise<void> {
    asked.current.set(id, expected);
    const next = list().map((one) => (one.id === id ? { ...one, expected } : one));
    if (!(await set(next))) asked.current.delete(id);
  }

  return {
    perspectives,
    problem,
    usual: () => give({ type: "set_perspectives" }),
    expect,
    remove: (gone: string) => set(list().filter(({ id }) => id !== gone)),
    add: (names: Offered["names"]) => set([...list(), { names }]),
  };
}

/** One more, by its name in each of the event's languages. */
function NewPerspective({ add }: { add(names: Offered["names"]): Promise<boolean> }) {
  const { view } = useDesk();
  const [names, type] = useState<Offered["names"]>({});
  const written = Object.values(names).some((name) => name.trim());

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (written && (await add(names))) type({});
  }

  return (
    <form onSubmit={submit}>
      <h4>{t("ground.new")}</h4>
      {(sessionOf(view)?.languages ?? []).map((lang) => (
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
  // What is being typed stays, whatever comes meanwhile of the others.
  const [typed, type] = useState<string | null>(null);
  useEffect(() => type(null), [offer.expected]);
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
          value={typed ?? offer.expected ?? ""}
          onInput={(event) => type(event.currentTarget.value)}
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
