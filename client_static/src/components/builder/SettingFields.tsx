import { useId, useState } from "preact/hooks";
import { type Key, t } from "../../words";
import { TextField } from "../TextField";
import type { BuiltStage, Value } from "./agenda";
import type { BuilderProps } from "./Builder";
import { type Setting, settingsOf } from "./settings";

type Props = BuilderProps & { stage: BuiltStage };

/** What can be set about a stage of its kind. */
export function SettingFields({ stage, stages, acts }: Props) {
  const set = (name: string) => (value: Value) => acts.change(stage.id, name, value);
  return (
    <div class="builder-settings">
      {settingsOf(stage.kind).map((setting) => (
        <Field
          key={setting.name}
          setting={setting}
          value={stage.settings[setting.name] ?? null}
          set={set(setting.name)}
          votes={votesBut(stage, stages)}
          most={mostOf(setting, stage)}
        />
      ))}
    </div>
  );
}

function mostOf(setting: Setting, stage: BuiltStage): number {
  const most = setting.as === "number" ? setting.most : 0;
  return typeof most === "number" ? most : Number(stage.settings[most]);
}

const votesBut = (stage: BuiltStage, stages: BuiltStage[]): [string, string][] =>
  stages
    .map((one, at): [BuiltStage, string] => [
      one,
      t("builder.stage_n", { n: at + 1, stage: t(`common.stage.${one.kind}`) }),
    ])
    .filter(([one]) => one.kind === stage.kind && one.id !== stage.id)
    .map(([one, name]) => [one.id, name]);

interface FieldProps {
  setting: Setting;
  value: Value;
  votes: [string, string][];
  most: number;
  set(value: Value): Promise<boolean>;
}

function Field({ setting, value, votes, most, set }: FieldProps) {
  switch (setting.as) {
    case "switch":
      return <Switch {...{ setting, value, set }} />;
    case "minutes":
      return <NumberField words="builder.minutes" most={480} empty {...{ value, set }} />;
    case "number":
      return <NumberField words={setting.words} {...{ value, most, set }} />;
    case "choice":
      return (
        <Select
          label={t(setting.words)}
          options={setting.options.map(([one, words]) => [one, t(words)])}
          {...{ value, set }}
        />
      );
    case "survey":
      return null;
    case "vote":
      return votes.length ? (
        <Select
          label={t(setting.words)}
          options={[["", t("builder.repeats_none")], ...votes]}
          {...{ value, set }}
        />
      ) : null;
  }
}

interface SwitchProps {
  setting: Extract<Setting, { as: "switch" }>;
  value: Value;
  set(value: Value): Promise<boolean>;
}

function Switch({ setting, value, set }: SwitchProps) {
  const id = useId();
  return (
    <div class="builder-switch">
      <label class="builder-check">
        <input
          type="checkbox"
          checked={value === true}
          aria-describedby={id}
          onChange={async (event) => {
            const box = event.currentTarget;
            if (!(await set(box.checked))) box.checked = value === true;
          }}
        />
        {t(setting.words)}
      </label>
      <p class="field-hint" id={id}>
        {t(setting.hint)}
      </p>
    </div>
  );
}

interface NumberProps {
  words: Key;
  value: Value;
  most: number;
  /** Whether there may be none. */
  empty?: boolean;
  set(value: Value): Promise<boolean>;
}

/** Kept when the field is left, or with Enter: "1" is no wish on the way to "15". */
function NumberField({ words, value, most, empty = false, set }: NumberProps) {
  const there = value === null ? "" : String(value);
  const [typed, type] = useState<string | null>(null);
  const text = typed ?? there;
  const wrong = !fits(text, most, empty);

  async function keep(): Promise<void> {
    if (typed === null || wrong) return;
    await set(text.trim() ? Number(text) : null);
    type(null);
  }

  return (
    <div onChange={keep}>
      <TextField
        label={t(words)}
        value={text}
        onInput={type}
        error={wrong ? t("builder.number_wrong", { most }) : null}
      />
    </div>
  );
}

function fits(text: string, most: number, empty: boolean): boolean {
  if (!text.trim()) return empty;
  const n = Number(text);
  return Number.isInteger(n) && n >= 1 && n <= most;
}

interface SelectProps {
  label: string;
  options: [string, string][];
  value: Value;
  set(value: Value): Promise<boolean>;
}

function Select({ label, options, value, set }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="field-input"
        value={String(value ?? "")}
        onChange={(event) => set(event.currentTarget.value || null)}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
