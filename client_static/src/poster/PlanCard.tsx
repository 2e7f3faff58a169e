import { useState } from "preact/hooks";
import { PlanCode } from "../components/PlanCode";
import { useTitle } from "../live/page";
import { aboutIn } from "../live/selectors";
import type { Newcomer } from "../wire.gen";
import { t } from "../words";
import type { PosterWords } from "./Poster";
import { PrintTools } from "./PrintTools";

interface Props {
  about: Newcomer;
  words: Record<string, PosterWords>;
  secret: string;
}

/** The way to somebody's own plan, on a card for them alone, in every language of the event. */
export function PlanCard({ about, words, secret }: Props) {
  useTitle("poster.page_title", about);
  const [failed, setFailed] = useState(!secret);
  const url = `${about.join_url}/plan#${secret}`;
  return (
    <>
      <PrintTools />
      <main class="cards-sheet" id="main" tabIndex={-1}>
        <h1 class="unseen">{t("poster.plan_title")}</h1>
        {failed ? (
          <p role="status">{t("poster.plan_gone")}</p>
        ) : (
          <section class="table-card">
            <div>
              {about.languages.map((lang) => (
                <Steps key={lang} lang={lang} words={words[lang]} about={about} />
              ))}
            </div>
            <div>
              <PlanCode
                code={about.code}
                secret={secret}
                alt={t("poster.plan_title")}
                onFailed={() => setFailed(true)}
              />
              <p class="plan-card-address">{url}</p>
            </div>
          </section>
        )}
      </main>
    </>
  );
}

interface StepsProps {
  lang: string;
  words: PosterWords | undefined;
  about: Newcomer;
}

function Steps({ lang, words, about }: StepsProps) {
  const title = aboutIn(about, "title", lang);
  if (!words) return null;
  return (
    <div lang={lang} class="table-card-how">
      <h2>{words.plan_title}</h2>
      <p lang={title.lang}>{title.text}</p>
      <p>{words.plan_step}</p>
      <p>{words.plan_type}</p>
      <p>{words.plan_keep}</p>
    </div>
  );
}
