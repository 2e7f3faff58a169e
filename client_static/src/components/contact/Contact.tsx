import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { date } from "../../dates";
import { newId } from "../../live/ids";
import { orderInPlan, type PlanOrder } from "../../live/plan";
import type { OwnContact } from "../../wire.gen";
import { language, languageName, t } from "../../words";
import { announce } from "../Announcer";
import { Button } from "../Button";
import { Choice } from "../Choice";
import { ErrorNote } from "../ErrorNote";
import { TextField } from "../TextField";

const FOUR_WEEKS_MS = 28 * 24 * 3600 * 1000;

interface Props {
  code: string;
  /** The plan's secret. */
  secret: string;
  contact: OwnContact | null;
  /** The event's languages: mails come in one of them. */
  languages: string[];
  /** Something changed: look again. */
  onChange(): void;
}

/** Where somebody wants to be reached: asked for with a consent of its own, and ended in one tap. */
export function Contact({ code, secret, contact, languages, onChange }: Props) {
  const [changing, change] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function give(order: PlanOrder, said: string): Promise<void> {
    const answer = await orderInPlan(code, secret, newId(), order);
    setProblem(answer.problem);
    if (answer.problem) return;
    change(false);
    typed.value = null;
    announce(said);
    onChange();
  }

  return (
    <section class="contact">
      <h2>{t("contact.title")}</h2>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {contact && !changing ? (
        <Left contact={contact} languages={languages} give={give} onEdit={() => change(true)} />
      ) : (
        <Ask
          secret={secret}
          contact={contact}
          languages={languages}
          leave={(email, lang) =>
            give({ type: "leave_contact", email, lang, secret }, t("contact.saved"))
          }
        />
      )}
    </section>
  );
}

/** What is typed stays, should the event go on meanwhile and the page with it. */
const typed = signal<{ secret: string; email: string } | null>(null);

interface AskProps {
  secret: string;
  contact: OwnContact | null;
  languages: string[];
  leave(email: string, lang: string): void;
}

function Ask({ secret, contact, languages, leave }: AskProps) {
  const first = languages.includes(language.value) ? language.value : (languages[0] ?? "en");
  const own = typed.value?.secret === secret ? typed.value.email : null;
  const email = own ?? contact?.email ?? "";
  const [lang, choose] = useState(contact?.lang ?? first);

  function submit(event: Event): void {
    event.preventDefault();
    leave(email.trim(), lang);
  }

  return (
    <form onSubmit={submit}>
      <p>{t("contact.about")}</p>
      <p>{t("contact.promise")}</p>
      <TextField
        label={t("contact.email")}
        value={email}
        onInput={(words) => {
          typed.value = { secret, email: words };
        }}
        autoComplete="email"
        typing={{ autoCapitalize: "none", autoCorrect: "off", inputMode: "email" }}
      />
      {languages.length > 1 && (
        <Choice
          legend={t("contact.language")}
          options={languages.map((tag) => ({ value: tag, label: languageName(tag), lang: tag }))}
          value={lang}
          onChange={choose}
        />
      )}
      <Button wide type="submit" disabled={!email.trim()}>
        {t("contact.agree")}
      </Button>
    </form>
  );
}

interface LeftProps {
  contact: OwnContact;
  languages: string[];
  give(order: PlanOrder, said: string): void;
  onEdit(): void;
}

function Left({ contact, languages, give, onEdit }: LeftProps) {
  const { email, at, stopped } = contact;
  const until = contact.paused_until;
  const paused = until !== null && until > Date.now() ? until : null;
  const saved = t("contact.saved");
  return (
    <>
      <p>
        <strong>
          {languages.length > 1
            ? t("contact.leaves_in", { email, language: languageName(contact.lang) })
            : t("contact.leaves", { email })}
        </strong>{" "}
        {t("contact.since", { date: date(at) })}
      </p>
      {contact.bounced && <ErrorNote>{t("contact.bounced")}</ErrorNote>}
      {(stopped || paused) && (
        <p class="notice">
          {stopped ? t("contact.stopped") : t("contact.paused", { date: date(paused ?? at) })}
        </p>
      )}
      <div class="actions">
        {stopped || paused ? (
          <Button onClick={() => give({ type: "resume_reminders" }, saved)}>
            {t("contact.resume")}
          </Button>
        ) : (
          <Button
            onClick={() =>
              give({ type: "pause_reminders", until: Date.now() + FOUR_WEEKS_MS }, saved)
            }
          >
            {t("contact.pause")}
          </Button>
        )}
        {!stopped && (
          <Button onClick={() => give({ type: "stop_reminders" }, t("contact.stopped"))}>
            {t("contact.stop")}
          </Button>
        )}
        <Button kind="quiet" onClick={onEdit}>
          {t("contact.change")}
        </Button>
        <Button
          kind="stern"
          onClick={() => give({ type: "withdraw_contact" }, t("contact.withdrawn"))}
        >
          {t("contact.withdraw")}
        </Button>
      </div>
    </>
  );
}
