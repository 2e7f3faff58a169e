import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { TextField } from "../components/TextField";
import { t } from "../words";
import { findEvent, looksLikeCode, tidyCode } from "./code";

type Problem = "code_empty" | "code_wrong" | "code_unknown" | "code_unreachable";

/** For somebody with a code. What they typed stays, whatever is wrong with it. */
export function JoinForm({ unknown }: { unknown: string }) {
  const [typed, type] = useState(unknown);
  const [problem, setProblem] = useState<Problem | null>(unknown ? "code_unknown" : null);

  async function join(event: Event): Promise<void> {
    event.preventDefault();
    const code = tidyCode(typed);
    const wrong = await problemWith(code);
    setProblem(wrong);
    if (wrong) document.getElementById("code")?.focus();
    else location.assign(`/${code}`);
  }

  useEffect(() => {
    if (unknown) history.replaceState(null, "", "/");
  }, [unknown]);

  return (
    <section class="join" aria-labelledby="join">
      <h1 id="join">{t("start.join_title")}</h1>
      <form class="join-form" onSubmit={join} noValidate>
        <TextField
          id="code"
          label={t("start.code")}
          hint={t("start.code_hint")}
          value={typed}
          onInput={type}
          error={problem && t(`start.${problem}`)}
          onEnter={() => undefined}
          typing={{ autoCapitalize: "characters", autoCorrect: "off", spellcheck: false }}
        />
        <Button kind="main" type="submit">
          {t("start.join")}
        </Button>
      </form>
    </section>
  );
}

async function problemWith(code: string): Promise<Problem | null> {
  if (!code) return "code_empty";
  if (!looksLikeCode(code)) return "code_wrong";
  const found = await findEvent(code);
  if (found === "found") return null;
  return found === "unknown" ? "code_unknown" : "code_unreachable";
}
