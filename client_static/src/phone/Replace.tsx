import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { bearer } from "../live/bearer";
import { type Key, language, t } from "../words";
import { Bar } from "./Bar";
import { StageHeading } from "./StageHeading";

interface Props {
  code: string;
  /** The token of the place that is offered. */
  place: string;
  onAnswer(yes: boolean): void;
}

/** A place is offered to a phone that has one: the one it has would be lost, so ask. */
export function Replace({ code, place, onAnswer }: Props) {
  const [problem, setProblem] = useState<Key | null>(null);

  // A place that is not valid is not worth one that is.
  async function take(): Promise<void> {
    const wrong = await problemWith(code, place);
    if (wrong) setProblem(wrong);
    else onAnswer(true);
  }

  return (
    <>
      <Bar />
      <main class="page" id="main">
        <StageHeading words={{ text: t("phone.replace"), lang: language.value }} />
        <p>{t("phone.replace_text")}</p>
        {problem && <ErrorNote>{t(problem)}</ErrorNote>}
        <p>
          <Button kind="main" wide onClick={() => onAnswer(false)}>
            {t("phone.replace_no")}
          </Button>
        </p>
        <p>
          <Button kind="stern" wide onClick={take}>
            {t("phone.replace_yes")}
          </Button>
        </p>
      </main>
    </>
  );
}

async function problemWith(code: string, place: string): Promise<Key | null> {
  try {
    const headers = bearer(place);
    const answer = await fetch(`/api/sessions/${code}/place.svg`, { headers });
    return answer.ok ? null : "refusals.bad_token";
  } catch {
    return "refusals.unavailable";
  }
}
