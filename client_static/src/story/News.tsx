import { OwnWords } from "../components/IdeaCard";
import { date } from "../dates";
import { pictureUrl } from "../live/pictures";
import type { StoryNews } from "../wire.gen";
import { t } from "../words";
import { StatusMark } from "./StatusMark";

/** What somebody told of a pledge, with their picture. */
export function News({ code, news }: { code: string; news: StoryNews }) {
  const { picture } = news;
  return (
    <section class="news">
      <p class="news-when">
        {date(news.at)} {news.status && <StatusMark status={news.status} />}
      </p>
      {news.text && <OwnWords text={news.text} lang={news.lang} />}
      {picture && (
        <a class="news-picture" href={pictureUrl(code, picture, 1600)}>
          <img
            src={pictureUrl(code, picture, 480)}
            alt={t("follow_up.picture")}
            width={picture.width}
            height={picture.height}
            loading="lazy"
          />
        </a>
      )}
      <p class="news-by">{t(news.by === "owner" ? "follow_up.by_owner" : "follow_up.by_joiner")}</p>
    </section>
  );
}
