import { date } from "../dates";
import { aboutIn } from "../live/selectors";
import type { StoryNotYet } from "../wire.gen";
import { language, t } from "../words";

/** Nothing to read yet: why, and when there will be. */
export function NotYet({ about }: { about: StoryNotYet }) {
  const title = aboutIn(about, "title", language.value);
  return (
    <header class="opening">
      <p class="eyebrow" lang={title.lang} dir="auto">
        {title.text}
      </p>
      <h1>{t("story.not_yet")}</h1>
      <p class="opening-message">{t(about.ended_at ? "story.not_open" : "story.not_ended")}</p>
      {about.news_at && <p>{t("story.first_news", { date: date(about.news_at) })}</p>}
      {!about.ended_at && (
        <p>
          <a class="lone-link" href={`/${about.code}`}>
            {t("story.to_event")}
          </a>
        </p>
      )}
    </header>
  );
}
