import { useState } from "preact/hooks";
import { language, languageName, t } from "../../words";
import { Button } from "../Button";
import { TextField } from "../TextField";
import type { BuiltPrompt, BuiltStage } from "./agenda";
import type { BuilderProps } from "./Builder";
import { PictureFields } from "./PictureFields";

const LONGEST_PROMPT = 1500;
const LONGEST_SCRIPT = 2000;

type Props = BuilderProps & { stage: BuiltStage };

/** What a stage puts to the room, and what the facilitator says in it. */
export function StageWords({ stage, languages, acts, eager = false }: Props) {
  return (
    <>
      <fieldset class="builder-words">
        <legend class="field-label">{t("builder.prompts")}</legend>
        {stage.prompts.map((prompt, at) => (
          <PromptFields key={prompt.id} {...{ stage, prompt, at, languages, acts, eager }} />
        ))}
        <NewPrompt add={(text) => acts.addPrompt(stage.id, languages[0] ?? "en", text)} />
      </fieldset>
      <fieldset class="builder-words">
        <legend class="field-label">{t("builder.script")}</legend>
        <p class="field-hint">{t("builder.script_hint")}</p>
        {languages.map((lang) => (
          <Written
            key={lang}
            lang={lang}
            limit={LONGEST_SCRIPT}
            text={stage.script[lang] ?? ""}
            eager={eager}
            save={(text) => acts.script(stage.id, lang, text)}
          />
        ))}
      </fieldset>
    </>
  );
}

interface PromptProps {
  stage: BuiltStage;
  prompt: BuiltPrompt;
  at: number;
  languages: string[];
  acts: BuilderProps["acts"];
  eager: boolean;
}

function PromptFields({ stage, prompt, at, languages, acts, eager }: PromptProps) {
  const called = t("builder.prompt_n", { n: at + 1 });
  const several = stage.prompts.length > 1;
  return (
    <div class="builder-prompt-fields">
      {languages.map((lang) => (
        <Written
          key={lang}
          lang={lang}
          called={called}
          limit={LONGEST_PROMPT}
          text={prompt.texts[lang] ?? ""}
          eager={eager}
          save={(text) => acts.editPrompt(stage.id, prompt.id, lang, text)}
        />
      ))}
      <PictureFields stage={stage.id} {...{ prompt, called, languages, acts }} />
      <div class="builder-row">
        {several && (
          <>
            <Button
              aria-disabled={at === 0}
              aria-label={`${t("builder.up")}: ${called}`}
              onClick={() => at > 0 && acts.movePrompt(stage.id, prompt.id, at - 1)}
            >
              ↑
            </Button>
            <Button
              aria-disabled={at === stage.prompts.length - 1}
              aria-label={`${t("builder.down")}: ${called}`}
              onClick={() =>
                at < stage.prompts.length - 1 && acts.movePrompt(stage.id, prompt.id, at + 1)
              }
            >
              ↓
            </Button>
          </>
        )}
        <Button
          aria-label={`${t("builder.remove_prompt")}: ${called}`}
          onClick={() => acts.removePrompt(stage.id, prompt.id)}
        >
          {t("builder.remove_prompt")}
        </Button>
      </div>
    </div>
  );
}

function NewPrompt({ add }: { add(text: string): Promise<boolean> }) {
  const [typed, type] = useState("");

  async function put(): Promise<void> {
    if (typed.trim() && (await add(typed.trim()))) type("");
  }

  return (
    <div class="builder-new">
      <TextField
        label={t("builder.new_prompt")}
        value={typed}
        onInput={type}
        limit={LONGEST_PROMPT}
        lines={2}
      />
      <Button onClick={put} aria-disabled={!typed.trim()}>
        {t("builder.add_prompt")}
      </Button>
    </div>
  );
}

interface WrittenProps {
  lang: string;
  called?: string;
  text: string;
  limit: number;
  eager: boolean;
  save(text: string): Promise<boolean>;
}

/** Words in one language: kept with every letter, or by a button where others see them at once. */
function Written({ lang, called, text, limit, eager, save }: WrittenProps) {
  const [typed, type] = useState<string | null>(null);
  const name = languageName(lang);
  const shown = typed ?? text;

  async function keep(): Promise<void> {
    if (await save(shown.trim())) type(null);
  }

  return (
    <div class="builder-written" lang={lang}>
      <TextField
        labelLang={called ? language.value : lang}
        label={called ? `${called} (${name})` : name}
        value={shown}
        onInput={(written) => {
          if (eager) void save(written);
          else type(written);
        }}
        limit={limit}
        lines={2}
        lang={lang}
      />
      {shown.trim() !== text.trim() && <Button onClick={keep}>{t("common.save")}</Button>}
    </div>
  );
}
