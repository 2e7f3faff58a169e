import { PledgeCard } from "../components/PledgeCard";
import { promptsOf, sessionOf, textIn } from "../live/selectors";
import { language, t } from "../words";
import { stageName } from "./Event";
import { type StageProps, useHere } from "./here";
import { Influence } from "./Join";
import { originsOf } from "./origin";
import { usePrivate } from "./private";
import { StageHeading } from "./StageHeading";
import { useTakeAway } from "./takeaway/use";
import { Done } from "./Waiting";

/** Thanks, what one takes home, and what happens next: the last stage, or after it. */
export function CloseStage({ stage }: StageProps) {
  const { view, me } = useHere();
  const closes = stage.kind === "close";
  const [prompt] = promptsOf(view, stage.id);
  const words =
    prompt && closes
      ? textIn(prompt, language.value)
      : { text: t("phone.thanks"), lang: language.value };
  const session = sessionOf(view);
  const quiet = usePrivate();
  const Keep = useTakeAway();
  const pledges = session?.counts.pledges;
  const own = Object.values(me.pledges);
  const joined = Object.keys(me.joined).flatMap((id) => view.pledges[id] ?? []);
  return (
    <>
      <StageHeading above={closes && stageName(stage)} words={words} sign="close" />
      <Done />
      {own.length + joined.length > 0 && (
        <section>
          <h2>{t("phone.my_pledges")}</h2>
          <ul class="cards">
            {[...own, ...joined].map((pledge) => (
              <li key={pledge.id}>
                <PledgeCard pledge={pledge} origins={originsOf(view, me, pledge)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {Keep && <Keep main />}
      <section>
        <h2>{t("phone.next")}</h2>
        <p>
          {pledges
            ? t("phone.next_text", { n: pledges })
            : t("phone.next_ideas", { n: session?.counts.ideas ?? 0 })}
        </p>
      </section>
      {session?.story && (
        <p>
          <a class="lone-link" href={`/${session.code}/story`}>
            {t("phone.story")}
          </a>
        </p>
      )}
      {session && <Influence newcomer={session} />}
      {quiet && <quiet.WhereToTurn />}
    </>
  );
}
