import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { Dialog } from "../components/Dialog";
import { lengthOf, TextField } from "../components/TextField";
import { time } from "../dates";
import { deedOf, type Entry } from "../live/outbox";
import type { OwnPrivateWord } from "../wire.gen";
import { language, t } from "../words";
import { Lines } from "./HelpLines";
import { useHere } from "./here";
import { act, refusalText } from "./notice";

const LONGEST = 500;
const WHERE_LONGEST = 120;
const WORDS = "private:words";
const WHERE = "private:where";

/** "I am not comfortable", to the facilitators alone. */
export function PrivateWord({ onClose }: { onClose(): void }) {
  const { session, me } = useHere();
  const own = Object.values(me.private_words).sort((a, b) => a.at - b.at);
  const [writes, write] = useState(!own.length || Boolean(session.drafts.get(WORDS).value));
  const refusal = useReturned(() => write(true));
  return (
    <Dialog title={t("private.title")} onClose={onClose}>
      {writes ? (
        <Form refusal={refusal} onSent={() => write(false)} />
      ) : (
        <>
          <Sent own={own} />
          <p>
            <Button onClick={() => write(true)}>{t("private.again")}</Button>
          </p>
        </>
      )}
      <Lines />
    </Dialog>
  );
}

/** What was refused goes back into the field, and nowhere where others would read it. */
function useReturned(onReturned: () => void): string | null {
  const { session } = useHere();
  const [said, say] = useState<string | null>(null);
  const entry = returnedOf(session.outbox?.returned.value)[0];
  useEffect(() => {
    const deed = entry && deedOf(entry.command);
    if (deed?.type !== "send_private_word" || !entry?.refusal) return;
    const { text = "", where = "" } = deed;
    session.drafts.write(WORDS, text);
    session.drafts.write(WHERE, where);
    say(refusalText(entry.refusal));
    session.outbox?.dismiss(entry.key);
    onReturned();
  }, [entry?.key]);
  return said;
}

const returnedOf = (entries: Entry[] = []): Entry[] =>
  entries.filter(({ command }) => deedOf(command).type === "send_private_word");

function Form({ refusal, onSent }: { refusal: string | null; onSent(): void }) {
  const { session } = useHere();
  const { drafts } = session;
  const text = drafts.get(WORDS).value;
  const where = drafts.get(WHERE).value;
  const [help, choose] = useState(where ? "come" : "know");
  const long = lengthOf(text) > LONGEST;
  const far = help === "come" && lengthOf(where) > WHERE_LONGEST;

  function submit(event: Event): void {
    event.preventDefault();
    if (long || far) return;
    const come = help === "come";
    const lang = language.value;
    const said = { text: text.trim(), come, where: come ? where.trim() : "", lang };
    void act(session, { type: "send_private_word", ...said });
    drafts.write(WORDS, "");
    drafts.write(WHERE, "");
    onSent();
  }

  return (
    <form onSubmit={submit}>
      {refusal && <p class="field-error">{refusal}</p>}
      <p>{t("private.lead")}</p>
      <p>{t("private.who_reads")}</p>
      <TextField
        label={t("private.what")}
        value={text}
        onInput={(words) => drafts.write(WORDS, words)}
        lines={3}
        limit={LONGEST}
        error={long ? t("private.too_long") : null}
      />
      <Choice
        legend={t("private.help")}
        options={[
          { value: "know", label: t("private.know") },
          { value: "come", label: t("private.come") },
        ]}
        value={help}
        onChange={choose}
      />
      {help === "come" && (
        <TextField
          label={t("private.where")}
          hint={t("private.where_hint")}
          value={where}
          onInput={(words) => drafts.write(WHERE, words)}
          limit={WHERE_LONGEST}
          error={far ? t("private.too_long") : null}
        />
      )}
      <p class="field-hint">{t("private.danger")}</p>
      <Button kind="main" wide type="submit">
        {t("private.send")}
      </Button>
    </form>
  );
}

/** How they stand, without what they say: others may look at this phone. */
function Sent({ own }: { own: OwnPrivateWord[] }) {
  const unsent = useHere().session.unsent.value;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that sent it is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section>
      <h3 tabIndex={-1} ref={heading}>
        {t("private.yours")}
      </h3>
      <div role="status">
        <ul class="plain-list">
          {own.map((word) => (
            <li key={word.id}>
              <strong>
                {!unsent.has(word.id) && `${time(word.at)} `}
                {t(word.come ? "private.come" : "private.know")}
              </strong>
              <br />
              {standingOf(word, unsent)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function standingOf(word: OwnPrivateWord, unsent: Set<string>): string {
  if (unsent.has(word.id)) return t("private.kept");
  if (word.settled) return t("private.settled");
  return t(word.seen ? "private.seen" : "private.sent");
}

/** At the foot of the phone: whether somebody has read the last one. */
export function Standing() {
  const { session, me } = useHere();
  const returned = returnedOf(session.outbox?.returned.value).length > 0;
  const last = Object.values(me.private_words).reduce<OwnPrivateWord | null>(
    (newest, word) => (newest && newest.at > word.at ? newest : word),
    null,
  );
  const words = last && standingOf(last, session.unsent.value);
  return (
    <p class="private-standing" role="status">
      {returned ? t("private.returned") : words && `${t("private.title")}: ${words}`}
    </p>
  );
}

/** On the last page: where to turn. The private word stands at the foot of every page. */
export const WhereToTurn = () => (
  <section>
    <Lines />
  </section>
);
