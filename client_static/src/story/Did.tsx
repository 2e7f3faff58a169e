import { OwnWords } from "../components/IdeaCard";
import { Kind } from "../components/PledgeCard";
import type { EventStory, StoryPledge } from "../wire.gen";
import { t } from "../words";
import { Course } from "./chart/Course";
import { type Status, TOLD } from "./data";
import { News } from "./News";
import { Whose } from "./Pledged";
import { Some } from "./Some";
import { StatusMark } from "./StatusMark";

/** As many stories of one kind as show before somebody asks for the others. */
const STORIES = 6;

/** How the pledges went, and what people tell of them: what was dropped too. */
export function Did({ story }: { story: EventStory }) {
  const told = story.pledges.some(({ news }) => news.length > 0);
  if (story.pledges.length === 0) return null;
  return (
    <section id="did" aria-labelledby="did-title">
      <h2 id="did-title">{t("story.did")}</h2>
      <Course story={story} />
      {!told && <p class="part-lead">{t("story.no_news")}</p>}
      {TOLD.map((status) => (
        <Standing key={status} code={story.code} status={status} pledges={story.pledges} />
      ))}
      <Wanted pledges={story.pledges} />
    </section>
  );
}

interface StandingProps {
  code: string;
  status: Status;
  pledges: StoryPledge[];
}

/** The pledges that stand so. Of those that only wait there is nothing to tell. */
function Standing({ code, status, pledges }: StandingProps) {
  const here = pledges.filter((pledge) => pledge.status === status);
  const owed = status === "dropped" || status === "changed";
  const told = here.filter(({ news }) => news.length > 0 || owed);
  const others = here.filter((pledge) => !told.includes(pledge));
  if (here.length === 0 || (status === "not_started" && told.length === 0)) return null;
  return (
    <section class={`standing standing-${status}`} aria-labelledby={`standing-${status}`}>
      <h3 id={`standing-${status}`}>
        <StatusMark status={status} />
        <span class="standing-n">{here.length}</span>
      </h3>
      <p class="standing-lead">{t(`story.${status}_text`)}</p>
      <Some class="stories" all={told} most={STORIES}>
        {(pledge) => <Told code={code} pledge={pledge} />}
      </Some>
      {others.length > 0 && <Others pledges={others} />}
    </section>
  );
}

function Told({ code, pledge }: { code: string; pledge: StoryPledge }) {
  return (
    <article class="told" id={`news-${pledge.id}`} tabIndex={-1}>
      <p class="card-note">
        <Kind kind={pledge.kind} />
      </p>
      <div class="told-pledge">
        <OwnWords text={pledge.text} lang={pledge.lang} />
      </div>
      <Whose pledge={pledge} />
      {pledge.news.map((news) => (
        <News key={`${news.at}${news.text}`} code={code} news={news} />
      ))}
      {pledge.news.length === 0 && <p class="told-silent">{t("story.no_reason")}</p>}
    </article>
  );
}

const OTHERS = 6;

const Others = ({ pledges }: { pledges: StoryPledge[] }) => (
  <div class="others">
    <p>{t("story.others", { n: pledges.length })}</p>
    <Some class="others-list" all={pledges} most={OTHERS}>
      {(pledge) => (
        <span lang={pledge.lang || undefined} dir="auto">
          {pledge.text}
        </span>
      )}
    </Some>
  </div>
);

/** Who asks for help, and how to give some. */
function Wanted({ pledges }: { pledges: StoryPledge[] }) {
  const asking = pledges.filter(({ help }) => help);
  if (asking.length === 0) return null;
  return (
    <section class="wanted" aria-labelledby="wanted">
      <h3 id="wanted">{t("follow_up.help_wanted")}</h3>
      <p>{t("story.help_text")}</p>
      <Some class="stories" all={asking} most={STORIES}>
        {(pledge) => (
          <article class="told">
            <OwnWords text={pledge.help ?? ""} lang={pledge.lang} />
            <p class="card-detail">
              <Kind kind={pledge.kind} />
              <q lang={pledge.lang || undefined} dir="auto">
                {pledge.text}
              </q>
            </p>
            <Whose pledge={pledge} />
          </article>
        )}
      </Some>
      <p>
        {t("story.help_how")} <a href="#next">{t("story.contacts")}</a>
      </p>
    </section>
  );
}
