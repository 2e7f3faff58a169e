import { useEffect } from "preact/hooks";
import { Beside } from "../components/Beside";
import { Button } from "../components/Button";
import { aboutIn, orderedStages, promptsOf, sessionOf, textIn } from "../live/selectors";
import type { StageEntity } from "../wire.gen";
import { language, t } from "../words";
import { useCommonGround } from "./CommonGround";
import { useHere } from "./here";
import { Influence } from "./Join";
import { late } from "./late";
import { lend } from "./lend";
import { PromptPicture } from "./PromptPicture";
import { StageHeading } from "./StageHeading";

/** Nothing to do on the phone now: before the start, at the welcome, between two steps. */
export function Waiting({ stage }: { stage: StageEntity | undefined }) {
  const { view } = useHere();
  const session = sessionOf(view);
  const begun = orderedStages(view).some((one) => one.status === "done");
  if (stage?.kind === "welcome" || (!stage && !begun)) return <Beginning stage={stage} />;
  const text = stage ? t("phone.look_up") : t("phone.between");
  const [prompt] = stage ? promptsOf(view, stage.id) : [];
  return (
    <>
      <StageHeading
        above={stage ? t(`common.stage.${stage.kind}`) : session && t("phone.waiting")}
        words={prompt ? textIn(prompt, language.value) : { text, lang: language.value }}
        sign={stage?.kind ?? "wait"}
      />
      <PromptPicture of={prompt} />
      {prompt && <p class="lead">{text}</p>}
      <p>{t("phone.by_itself")}</p>
      <Done />
      <Pledged />
    </>
  );
}

const pledgeCard = late(
  () => import("../components/PledgeCard"),
  (part) => part.PledgeCard,
);

function Pledged() {
  const own = Object.values(useHere().me.pledges);
  useEffect(() => {
    if (own.length) pledgeCard.want();
  }, [own.length]);
  const Card = pledgeCard.part.value;
  return Card && own.map((pledge) => <Card key={pledge.id} pledge={pledge} />);
}

function Beginning({ stage }: { stage: StageEntity | undefined }) {
  const { view } = useHere();
  const [prompt] = stage ? promptsOf(view, stage.id) : [];
  const ground = useCommonGround();
  const greeting = prompt && textIn(prompt, language.value);
  const session = sessionOf(view);
  if (!session) return null;
  const purpose = aboutIn(session, "purpose", language.value);
  return (
    <>
      <StageHeading
        above={t("phone.you_are_in")}
        words={aboutIn(session, "title", language.value)}
        sign="welcome"
      />
      {greeting && (
        <p class="lead verse" lang={greeting.lang}>
          {greeting.text}
        </p>
      )}
      {greeting && <Beside {...greeting} />}
      <PromptPicture of={prompt} />
      {purpose.text && (
        <p class="lead" lang={purpose.lang}>
          {purpose.text}
        </p>
      )}
      <Beside {...purpose} />
      <Influence newcomer={session} />
      <p>{t("phone.by_itself")}</p>
      {ground && session.perspectives?.length ? <ground.Perspectives /> : null}
      <Button kind="quiet" onClick={lend}>
        {t("phone.lend")}
      </Button>
    </>
  );
}

/** What one has given so far. */
export function Done() {
  const { me } = useHere();
  const ideas = Object.keys(me.ideas).length;
  const pledges = Object.keys(me.pledges).length;
  const joined = Object.keys(me.joined).length;
  if (!ideas && !pledges && !joined) return null;
  return (
    <section>
      <h2>{t("phone.done")}</h2>
      <ul>
        {ideas > 0 && <li>{t("common.ideas", { n: ideas })}</li>}
        {pledges > 0 && <li>{t("common.pledges", { n: pledges })}</li>}
        {joined > 0 && <li>{t("phone.joined_pledges", { n: joined })}</li>}
      </ul>
    </section>
  );
}
