import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { OwnWords } from "../components/IdeaCard";
import { time } from "../dates";
import type { PrivateWordEntity, View } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { nameOf } from "./team";
import "./private.css";

/** What nobody has dealt with comes first, the oldest on top. */
const ordered = (view: View): PrivateWordEntity[] =>
  Object.values(view.private_words).sort(
    (a, b) => Number(Boolean(a.settled)) - Number(Boolean(b.settled)) || a.n - b.n,
  );

/** A mark in the top bar while a private word waits; afterwards a way back to them. */
export function PrivateWords() {
  const { view } = useDesk();
  const [open, show] = useState(false);
  const all = ordered(view);
  const waiting = all.filter(({ settled }) => !settled).length;
  useNews(all.length);
  if (!all.length) return null;
  return (
    <>
      <button
        type="button"
        class={waiting ? "private-mark private-waits" : "private-mark"}
        onClick={() => show(true)}
      >
        {waiting ? t("console.private_waiting", { n: waiting }) : t("console.private_words")}
      </button>
      {open && <List words={all} onClose={() => show(false)} />}
    </>
  );
}

/** Says that one came, to whoever looks elsewhere, and not what it says. */
function useNews(n: number): void {
  const before = useRef(n);
  useEffect(() => {
    if (n > before.current) announce(t("console.private_news"));
    before.current = n;
  }, [n]);
}

function List({ words, onClose }: { words: PrivateWordEntity[]; onClose(): void }) {
  return (
    <Dialog title={t("console.private_words")} onClose={onClose}>
      <p>{t("console.private_note")}</p>
      <ol class="plain-list rows private-list">
        {words.map((word) => (
          <li key={word.id}>
            <Word word={word} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

/** Closed until somebody reads it: others may look at this screen. */
function Word({ word }: { word: PrivateWordEntity }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const [open, show] = useState(false);
  const about = t("console.private_n", { n: word.n });

  function read(): void {
    show(!open);
    if (!open && !word.seen) void give({ type: "see_private_word", word: word.id });
  }

  return (
    <article class="card" aria-label={about}>
      <h3>
        {about}, <time>{time(word.at)}</time>:{" "}
        {t(word.come ? "console.private_come" : "console.private_know")}
      </h3>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {open && <Said word={word} />}
      {word.seen && <p>{t("console.private_seen", { name: nameOf(view, word.seen) })}</p>}
      {word.settled && <p>{t("console.private_settled", { name: nameOf(view, word.settled) })}</p>}
      <div class="row-acts">
        <Button
          kind={word.seen ? "plain" : "main"}
          aria-expanded={open}
          aria-label={`${t(open ? "console.private_cover" : "console.private_read")}: ${about}`}
          onClick={read}
        >
          {t(open ? "console.private_cover" : "console.private_read")}
        </Button>
        {word.seen && (
          <Button
            aria-label={`${t(word.settled ? "console.private_again" : "console.private_settle")}: ${about}`}
            onClick={() =>
              give({ type: "settle_private_word", word: word.id, settled: !word.settled })
            }
          >
            {t(word.settled ? "console.private_again" : "console.private_settle")}
          </Button>
        )}
      </div>
      {!word.seen && <p class="field-hint">{t("console.private_read_note")}</p>}
    </article>
  );
}

function Said({ word }: { word: PrivateWordEntity }) {
  return (
    <>
      {word.text || word.redacted ? (
        <OwnWords text={word.text} lang={word.lang} />
      ) : (
        <p>{t("console.private_bare")}</p>
      )}
      {word.come && (
        <p>
          {word.where
            ? t("console.private_where", { where: word.where })
            : t("console.private_nowhere")}
        </p>
      )}
    </>
  );
}
