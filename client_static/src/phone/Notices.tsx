import { Button } from "../components/Button";
import { OwnWords } from "../components/IdeaCard";
import { deedOf, type Entry, wordsOf } from "../live/outbox";
import { has, t } from "../words";
import { useHere } from "./here";
import { notice, refusalText } from "./notice";
import { Rescue } from "./Rescue";

/** What did not work, and the words of it, back in their owner's hands. */
export function Notices() {
  const { session } = useHere();
  // A private word comes back where it was written, not where others read along.
  const returned = (session.outbox?.returned.value ?? []).filter(
    ({ command }) => deedOf(command).type !== "send_private_word",
  );
  const said = notice.value;
  return (
    <>
      <div role="status">
        {said && (
          <div class="notice">
            <p>{has(said) ? t(said) : said}</p>
            <Button kind="quiet" onClick={() => (notice.value = null)}>
              {t("phone.got_it")}
            </Button>
          </div>
        )}
      </div>
      {returned.map((entry) => (
        <Returned key={entry.key} entry={entry} />
      ))}
    </>
  );
}

function Returned({ entry }: { entry: Entry }) {
  const { session } = useHere();
  const text = wordsOf(entry.command);
  const deed = deedOf(entry.command);
  const lang = "lang" in deed ? (deed.lang ?? "") : "";
  return (
    <section class="notice" aria-label={t("phone.not_sent")}>
      <h2>{t("phone.not_sent")}</h2>
      {entry.refusal && <p>{refusalText(entry.refusal)}</p>}
      <OwnWords text={text} lang={lang} />
      <Rescue text={text} onDone={() => session.outbox?.dismiss(entry.key)} />
    </section>
  );
}
