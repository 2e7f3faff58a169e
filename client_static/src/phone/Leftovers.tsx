import { OwnWords } from "../components/IdeaCard";
import type { StageEntity } from "../wire.gen";
import { language, t } from "../words";
import { isAtHome } from "./drafts";
import { useHere } from "./here";
import { Rescue } from "./Rescue";

/** Words that were being typed when their step closed: nothing of them is lost. */
export function Leftovers({ stage }: { stage: StageEntity | undefined }) {
  const { session, me } = useHere();
  const { drafts } = session;
  const left = drafts.names().filter((name) => !isAtHome(name, stage, me));
  return (
    <>
      {left.map((name) => (
        <Leftover key={name} text={drafts.get(name).value} onDone={() => drafts.write(name, "")} />
      ))}
    </>
  );
}

function Leftover({ text, onDone }: { text: string; onDone(): void }) {
  if (!text.trim()) return null;
  return (
    <section class="notice" aria-label={t("phone.leftover")}>
      <h2>{t("phone.leftover")}</h2>
      <OwnWords text={text} lang={language.value} />
      <Rescue text={text} onDone={onDone} />
    </section>
  );
}
