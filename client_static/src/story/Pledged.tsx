import { OwnWords } from "../components/IdeaCard";
import { Kind } from "../components/PledgeCard";
import { date } from "../dates";
import type { EventStory, StoryIdea, StoryPledge } from "../wire.gen";
import { t } from "../words";
import { dayOf } from "./data";
import { Some } from "./Some";
import { StatusMark } from "./StatusMark";

/** As many as show before somebody asks for the others. */
const PLEDGES = 12;

/** Every pledge: whose, by when, what it came from, and how it stands. */
export function Pledged({ story }: { story: EventStory }) {
  const { pledges } = story;
  const joined = pledges.reduce((sum, { joiners }) => sum + joiners, 0);
  const made = t("common.pledges", { n: pledges.length });
  const ideas = new Map(allIdeas(story).map((idea) => [idea.id, idea]));
  return (
    <section id="pledged" aria-labelledby="pledged-title">
      <h2 id="pledged-title">{t("story.pledged")}</h2>
      <p class="part-lead">
        {pledges.length > 0
          ? t("story.pledged_text", { pledges: made, joined: t("story.joined", { n: joined }) })
          : t("story.pledged_none")}
      </p>
      <Some class="pledges" all={pledges} most={PLEDGES}>
        {(pledge) => <Pledge pledge={pledge} ideas={ideas} />}
      </Some>
    </section>
  );
}

export const allIdeas = ({ themes, loose }: EventStory): StoryIdea[] => [
  ...themes.flatMap((theme) => theme.ideas),
  ...loose,
];

function Pledge({ pledge, ideas }: { pledge: StoryPledge; ideas: Map<string, StoryIdea> }) {
  const origins = pledge.ideas.flatMap((id) => ideas.get(id) ?? []);
  return (
    <article class={`card pledge pledge-${pledge.status}`}>
      <p class="card-note">
        <Kind kind={pledge.kind} />
        <StatusMark status={pledge.status} />
      </p>
      <OwnWords text={pledge.text} lang={pledge.lang} />
      <Whose pledge={pledge} />
      {origins.map((idea) => (
        <p class="card-detail card-origin" key={idea.id}>
          <span class="card-term">{t("common.from_idea")}</span>{" "}
          <q lang={idea.lang || undefined} dir="auto">
            {idea.text}
          </q>
        </p>
      ))}
      {pledge.joiners > 0 && (
        <p class="card-detail">{t("common.joiners", { n: pledge.joiners })}</p>
      )}
      {pledge.news.length > 0 && (
        <a class="lone-link" href={`#news-${pledge.id}`}>
          {t("story.news_link")}{" "}
          <span class="unseen" lang={pledge.lang || undefined}>
            {pledge.text}
          </span>
        </a>
      )}
    </article>
  );
}

/** Who made it, as they signed, and by when. */
export function Whose({ pledge }: { pledge: StoryPledge }) {
  const { who, group, by_when, lang } = pledge;
  const due = dayOf(pledge.due);
  const signed = [who, group].filter(Boolean).join(", ");
  if (!signed && !by_when && !due) return null;
  return (
    <p class="card-detail">
      {signed && (
        <span class="card-signature" lang={lang || undefined} dir="auto">
          {signed}
        </span>
      )}
      {due ? (
        <span class="card-by">{t("story.due", { date: date(due) })}</span>
      ) : (
        by_when && (
          <span class="card-by">
            <span class="card-term">{t("common.by_when")}</span>{" "}
            <span lang={lang || undefined} dir="auto">
              {by_when}
            </span>
          </span>
        )
      )}
    </p>
  );
}
