import { useState } from "preact/hooks";
import { altIn } from "../../live/pictures";
import { language, languageName, t } from "../../words";
import { announce } from "../Announcer";
import { Button } from "../Button";
import { ErrorNote } from "../ErrorNote";
import { TextField } from "../TextField";
import type { Acts, BuiltPicture, BuiltPrompt } from "./agenda";

/** As the server says it; browsers offer others than these for nothing. */
const KINDS = "image/jpeg,image/png,image/webp,image/gif";
const LONGEST_ALT = 500;
const LONGEST_CREDIT = 120;

interface Props {
  stage: string;
  prompt: BuiltPrompt;
  called: string;
  languages: string[];
  acts: Acts;
}

/** The picture beside a prompt: chosen, described, and only then shown. */
export function PictureFields({ stage, prompt, called, languages, acts }: Props) {
  const [changed, change] = useState<BuiltPicture | null>(null);
  const [coming, come] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = changed ?? prompt.picture ?? null;

  async function bring(file: File | undefined): Promise<void> {
    if (!file) return;
    setProblem(null);
    come(true);
    const made = await acts.bringPicture(file);
    come(false);
    if ("problem" in made) return setProblem(made.problem);
    change({ ...made, alt: {}, credit: "" });
    announce(t("builder.picture_here"));
  }

  async function save(picture: BuiltPicture | null): Promise<void> {
    if (!(await acts.setPicture(stage, prompt.id, picture))) return;
    change(null);
    announce(t(picture ? "builder.picture_saved" : "builder.picture_removed"));
  }

  return (
    <div class="builder-picture">
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <label class="field-label">
        {t(shown ? "builder.picture_other" : "builder.picture")}
        <span class="unseen">: {called}</span>
        <input
          type="file"
          accept={KINDS}
          class="field-input"
          disabled={coming}
          onChange={(event) => {
            void bring(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <p class="field-hint">{t(coming ? "builder.picture_coming" : "builder.picture_hint")}</p>
      {shown && (
        <Described
          key={shown.id}
          {...{ shown, called, languages, change }}
          url={acts.pictureUrl(shown)}
          isChanged={changed !== null}
          save={() => save(changed)}
          remove={() => save(null)}
        />
      )}
    </div>
  );
}

interface DescribedProps {
  shown: BuiltPicture;
  called: string;
  languages: string[];
  url: string;
  isChanged: boolean;
  change(picture: BuiltPicture): void;
  save(): Promise<void>;
  remove(): Promise<void>;
}

function Described({ shown, called, languages, url, isChanged, ...acts }: DescribedProps) {
  const [tried, attempt] = useState(false);
  const [main = "en"] = languages;
  const missing = !shown.alt[main]?.trim();
  const alt = altIn(shown, language.value);

  return (
    <>
      <img
        class="builder-thumb"
        src={url}
        width={shown.width}
        height={shown.height}
        alt={alt.text}
        lang={alt.lang || undefined}
      />
      {languages.map((lang) => (
        <TextField
          key={lang}
          label={t("builder.alt", { lang: languageName(lang) })}
          hint={lang === main && t("builder.alt_hint")}
          error={tried && missing && lang === main ? t("builder.alt_missing") : null}
          value={shown.alt[lang] ?? ""}
          onInput={(text) => acts.change({ ...shown, alt: { ...shown.alt, [lang]: text } })}
          limit={LONGEST_ALT}
          lines={2}
        />
      ))}
      <TextField
        label={t("builder.credit")}
        value={shown.credit}
        onInput={(credit) => acts.change({ ...shown, credit })}
        limit={LONGEST_CREDIT}
      />
      <div class="builder-row">
        {isChanged && (
          <Button
            kind="main"
            onClick={() => {
              attempt(true);
              if (!missing) void acts.save();
            }}
          >
            {t("builder.picture_save")}
          </Button>
        )}
        <Button onClick={acts.remove} aria-label={`${t("builder.picture_remove")}: ${called}`}>
          {t("builder.picture_remove")}
        </Button>
      </div>
    </>
  );
}
