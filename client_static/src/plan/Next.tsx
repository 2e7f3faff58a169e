import type { After, Plan } from "../wire.gen";
import { language, t } from "../words";

/** What the organiser says of what comes now, and whom to ask. */
export function Next({ plan }: { plan: Plan }) {
  if (!plan.after) return null;
  const next = said(plan.after, "next_steps", plan.lang);
  const contacts = said(plan.after, "contacts", plan.lang);
  return (
    <>
      {next && <Said heading={t("plan.next")} {...next} />}
      {contacts && <Said heading={t("plan.contacts")} {...contacts} />}
    </>
  );
}

/** In the reader's language, else in the event's first. */
function said(
  { translations = {}, ...after }: After,
  field: "next_steps" | "contacts",
  lang: string,
) {
  const own = translations[language.value]?.[field];
  if (own) return { text: own, lang: language.value };
  const text = after[field];
  return text ? { text, lang } : null;
}

function Said({ heading, text, lang }: { heading: string; text: string; lang: string }) {
  return (
    <section>
      <h2>{heading}</h2>
      <p class="plan-said" lang={lang} dir="auto">
        {text}
      </p>
    </section>
  );
}
