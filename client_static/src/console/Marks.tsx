import { OwnWords } from "../components/IdeaCard";
import type { Before } from "../wire.gen";
import { listOf, t } from "../words";
import { useDesk } from "./desk";
import { flagNames, type Item, markOf } from "./moderation";

/** What moderation knows of a card: why it waits, what it said before, who should not see it. */
export function Marks({ item }: { item: Item }) {
  const { view } = useDesk();
  const mark = markOf(view, item.entity.id);
  if (!mark) return null;
  return (
    <div class="marks">
      {mark.flags.length > 0 && (
        <p class="mark mark-found">{t("console.found", { what: flagNames(mark.flags) })}</p>
      )}
      {mark.safeguarding !== null && (
        <div class="mark mark-safeguard">
          <strong>{t("console.safeguard")}</strong>
          {mark.safeguarding && <p class="mark-note">{mark.safeguarding}</p>}
        </div>
      )}
      {mark.removed && <p class="mark">{t("console.removed")}</p>}
      {mark.before && <Original before={mark.before} lang={item.entity.lang} />}
    </div>
  );
}

function Original({ before, lang }: { before: Before; lang: string }) {
  const { text, who, group, by_when, support } = before;
  const rest = listOf([who, group, by_when, support].filter((one): one is string => Boolean(one)));
  return (
    <details class="mark mark-before">
      <summary>{t("console.author_wrote")}</summary>
      <OwnWords text={text} lang={lang} />
      {rest && <p lang={lang || undefined}>{rest}</p>}
    </details>
  );
}
