import "./stories.css";
import { date } from "../dates";
import { pictureUrl } from "../live/pictures";
import type { Story } from "../wire.gen";
import { t } from "../words";

interface Props {
  code: string;
  stories: Story[];
}

/** What people told of a pledge since it was made, the oldest first. */
export const Stories = ({ code, stories }: Props) => (
  <ol class="stories plain-list">
    {stories.map((story) => (
      <li key={story.id}>
        <StoryNote code={code} story={story} />
      </li>
    ))}
  </ol>
);

/** One of them: when, how it stood, its words, picture, and the help that was asked for. */
export function StoryNote({ code, story }: { code: string; story: Story }) {
  const { status, picture, help, lang } = story;
  return (
    <div class="story">
      <p class="story-when">
        {date(story.at)}
        {status && ` · ${t(`follow_up.${status}`)}`}
      </p>
      {story.story && (
        <p class="story-words" lang={lang || undefined} dir="auto">
          {story.story}
        </p>
      )}
      {picture && (
        <img
          class="story-picture"
          src={pictureUrl(code, { id: picture }, 480)}
          alt={t("follow_up.picture")}
        />
      )}
      {help && (
        <p class="card-detail">
          <span class="card-term">{t("follow_up.help_wanted")}</span>{" "}
          <span lang={lang || undefined}>{help}</span>
        </p>
      )}
    </div>
  );
}
