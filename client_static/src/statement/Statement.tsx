import { useEffect } from "preact/hooks";
import { Mast } from "../components/Mast";
import { date } from "../dates";
import { t } from "../words";
import { Contact } from "./Contact";

export interface StatementData {
  /** Whom to tell about a problem: an e-mail address, a web address, or words; null if not set. */
  contact: string | null;
}

/** When what stands here was last looked through, against the tests. */
const LOOKED_AT = new Date(2026, 10, 30).getTime();
/** The advice service for people whom an organiser does not answer well. */
const EASS = "https://www.equalityadvisoryservice.com/";

const CAN = ["zoom", "type", "keys", "reader", "colours", "still", "time", "paper"] as const;
const TESTED = ["axe", "keys", "zoom", "touch", "colours", "news", "always"] as const;
const NOT_TESTED = ["people", "browsers", "welsh"] as const;
const PROBLEMS = ["board", "words", "picture"] as const;

/** The accessibility statement: what was tested and how, what was not, and whom to tell. */
export function Statement({ contact }: StatementData) {
  const title = t("statement.title");
  useEffect(() => {
    document.title = `${title}: ${t("common.product")}`;
  }, [title]);
  return (
    <>
      <Mast main="statement" href="/" />
      <main class="statement" id="statement" tabIndex={-1}>
        <h1>{title}</h1>
        <p class="lead">{t("statement.about")}</p>
        <h2>{t("statement.can")}</h2>
        <ul>
          {CAN.map((name) => (
            <li key={name}>{t(`statement.can_${name}`)}</li>
          ))}
        </ul>
        <h2>{t("statement.rules")}</h2>
        <p>{t("statement.rules_text")}</p>
        <p>{t("statement.status")}</p>
        <h2>{t("statement.tested", { date: date(LOOKED_AT) })}</h2>
        <ul>
          {TESTED.map((name) => (
            <li key={name}>{t(`statement.tested_${name}`)}</li>
          ))}
        </ul>
        <h2>{t("statement.untested")}</h2>
        <ul>
          {NOT_TESTED.map((name) => (
            <li key={name}>{t(`statement.untested_${name}`)}</li>
          ))}
        </ul>
        <h2>{t("statement.problems")}</h2>
        <ul>
          {PROBLEMS.map((name) => (
            <li key={name}>{t(`statement.problem_${name}`)}</li>
          ))}
        </ul>
        <h2>{t("statement.tell")}</h2>
        <Contact contact={contact} />
        <p>{t("statement.tell_what")}</p>
        <p>{t("statement.other_form")}</p>
        <h2>{t("statement.unhappy")}</h2>
        <p>{t("statement.enforcement")}</p>
        <p>
          <a href={EASS} rel="noreferrer" hreflang="en">
            {t("statement.eass")}
          </a>
        </p>
        <p class="hint">{t("statement.dated", { date: date(LOOKED_AT) })}</p>
      </main>
    </>
  );
}
