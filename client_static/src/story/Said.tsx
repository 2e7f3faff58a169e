import { OwnWords } from "../components/IdeaCard";
import type { EventStory, StoryIdea } from "../wire.gen";
import { t } from "../words";
import { inReaders } from "./data";
import { Some } from "./Some";

/** The themes, and the ideas that were chosen. */
export function Said({ story }: { story: EventStory }) {
  return (
    <section id="said" aria-labelledby="said-title">
      <h2 id="said-title">{t("story.said")}</h2>
      <p class="part-lead">
        {story.ideas > 0
          ? t("story.said_text", { ideas: t("common.ideas", { n: story.ideas }) })
          : t("story.said_none")}
      </p>
      {story.themes.map((theme) => {
        const name = inReaders(theme.names);
        return (
          <section key={theme.id} class="theme">
            <h3 lang={name?.lang} dir="auto">
              {name?.text}
            </h3>
            {theme.place && (
              <p class="theme-place">{t("story.first_places", { place: theme.place })}</p>
            )}
            <Ideas ideas={theme.ideas} />
            {theme.more > 0 && <p class="theme-more">{t("story.more_ideas", { n: theme.more })}</p>}
          </section>
        );
      })}
      {story.loose.length > 0 && (
        <section class="theme">
          {story.themes.length > 0 && <h3>{t("story.loose")}</h3>}
          <Ideas ideas={story.loose} />
        </section>
      )}
    </section>
  );
}

/** More than these are folded until somebody asks. */
const IDEAS = 3;

const Ideas = ({ ideas }: { ideas: StoryIdea[] }) => (
  <Some class="ideas" all={ideas} most={IDEAS}>
    {(idea) => (
      <div class="idea" id={idea.id}>
        <OwnWords text={idea.text} lang={idea.lang} />
        {(idea.place || idea.pledges > 0) && (
          <p class="idea-note">
            {[
              idea.place && t("story.place", { place: idea.place }),
              idea.pledges > 0 && t("story.led_to", { n: idea.pledges }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        )}
      </div>
    )}
  </Some>
);
