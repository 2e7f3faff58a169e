import { useRef, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { time } from "../dates";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { doingsOf, isUndone, wordsOf } from "./team";
import { undoOrder } from "./undo";

/** What another member did last, since this console is open; it can be taken back from here. */
export function LastDoing() {
  const { view, me } = useDesk();
  const { give, problem } = useOrders();
  const [read, setRead] = useState<string | null>(null);
  const all = doingsOf(view);
  // What was done before this console opened is no news.
  const first = useRef(all[0]?.id ?? "0");
  const last = all.find(({ member }) => member !== me.id);
  const news = last && Number(last.id) > Number(first.current) && last.id !== read ? last : null;
  const undo = news && me.role === "facilitator" && isUndone(view, news);
  return (
    <div class={news ? "doing doing-news" : "doing"}>
      <p role="status">
        {news && (
          <>
            <time>{time(news.at)}</time> {wordsOf(view, news)}
          </>
        )}
      </p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {undo && <Button onClick={() => give(undoOrder(view))}>{t("console.undo")}</Button>}
      {news && (
        <Button kind="quiet" onClick={() => setRead(news.id)}>
          {t("common.close")}
        </Button>
      )}
    </div>
  );
}
