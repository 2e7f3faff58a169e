import { date } from "../dates";
import type { EventStory } from "../wire.gen";
import { language, t } from "../words";

/** What the organiser says happens next, and whom to ask. */
export function Next({ story }: { story: EventStory }) {
  const { steps, contacts } = afterIn(story);
  return (
    <section id="next" aria-labelledby="next-title">
      <h2 id="next-title">{t("story.next")}</h2>
      {steps ? <Written {...steps} /> : <p>{t("story.next_none")}</p>}
      {contacts && (
        <>
          <h3 id="contacts">{t("story.contacts")}</h3>
          <Written {...contacts} />
        </>
      )}
      {story.news_at && <p class="updated">{t("story.updated", { date: date(story.news_at) })}</p>}
    </section>
  );
}

interface Words {
  text: string;
  lang: string;
}

const Written = ({ text, lang }: Words) => (
  <p class="written" lang={lang} dir="auto">
    {text}
  </p>
);

/** In the reader's language where the organiser wrote it in that, else as first written. */
function afterIn({ after, lang }: EventStory): { steps: Words | null; contacts: Words | null } {
  const own = after?.translations?.[language.value];
  const chosen = (field: "next_steps" | "contacts"): Words | null => {
    const translated = own?.[field];
    if (translated) return { text: translated, lang: language.value };
    const first = after?.[field];
    return first ? { text: first, lang } : null;
  };
  return { steps: chosen("next_steps"), contacts: chosen("contacts") };
}
