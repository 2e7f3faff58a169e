import { useEffect, useState } from "preact/hooks";
import type en from "../../languages/en.json";
import { AccessibilityLink } from "../components/AccessibilityLink";
import { Button } from "../components/Button";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { useTitle } from "../live/page";
import type { Newcomer, Snapshot, View } from "../wire.gen";
import { t } from "../words";
import { Ballot } from "./Ballot";
import { IdeaCards } from "./IdeaCards";
import { PledgeCards } from "./PledgeCards";

export type CardWords = typeof en.cards;

/** What a sheet is made from: the event, what is in it now, and its languages. */
export interface SheetProps {
  about: Newcomer;
  view: View;
  words: Record<string, CardWords>;
}

type Kind = "ideas" | "ballot" | "pledges";
const KINDS: Kind[] = ["ideas", "ballot", "pledges"];
const SHEETS = { ideas: IdeaCards, ballot: Ballot, pledges: PledgeCards };

interface Props {
  about: Newcomer;
  words: Record<string, CardWords>;
}

/** Cards and ballots for people without a phone, to print and to cut. */
export function Cards({ about, words }: Props) {
  const view = useNewest(about.code);
  const [kind, choose] = useState<Kind>("ideas");
  const Sheet = SHEETS[kind];
  useTitle("cards.page_title", about);
  return (
    <>
      <a class="skip-link" href="#main">
        {t("common.skip")}
      </a>
      <header class="print-tools">
        <h1>{t("cards.heading")}</h1>
        <Which kind={kind} choose={choose} />
        <p>
          <Button kind="main" onClick={() => print()}>
            {t("cards.print")}
          </Button>{" "}
          <LanguageSwitch /> <AccessibilityLink />
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has keys alone scrolls it with them */}
      <main class="sheets" id="main" tabIndex={0} aria-label={t("cards.heading")}>
        {view && <Sheet about={about} view={view} words={words} />}
      </main>
    </>
  );
}

/** As `Choice` looks: that one is in a file with what only phones and consoles need. */
function Which({ kind, choose }: { kind: Kind; choose(kind: Kind): void }) {
  return (
    <fieldset class="choice">
      <legend class="field-label">{t("cards.which")}</legend>
      {KINDS.map((value) => (
        <label class="choice-row" key={value}>
          <input type="radio" name="kind" checked={value === kind} onChange={() => choose(value)} />
          <span>
            <span class="choice-label">{t(`cards.kind_${value}`)}</span>
            <span class="field-hint">{t(`cards.kind_${value}_hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What is in the event now: it looks again when somebody comes back to the page. */
function useNewest(code: string): View | null {
  const [view, setView] = useState<View | null>(null);
  useEffect(() => {
    const look = () => {
      fetch(`/api/sessions/${code}/view`)
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((newest: Snapshot | null) => newest && setView(newest.view))
        // Offline: what is known stands.
        .catch(() => undefined);
    };
    look();
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [code]);
  return view;
}
