import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { t } from "../words";
import { useDesk } from "./desk";
import { type DialogName, ModerationDialog } from "./ModerationDialogs";
import { type Item, markOf, nameOf } from "./moderation";

/** What is done to a card now and then: edited, flagged, its author removed. */
export function MoreActs({ item }: { item: Item }) {
  const { view } = useDesk();
  const [asked, ask] = useState<DialogName | null>(null);
  const name = nameOf(item);
  const removed = markOf(view, item.entity.id)?.removed;
  const act = (dialog: DialogName, words: string) => (
    <Button onClick={() => ask(dialog)} aria-label={`${words}: ${name}`}>
      {words}
    </Button>
  );
  return (
    <details class="row-more">
      <summary aria-label={t("console.more", { name })}>{t("console.more_short")}</summary>
      <div class="row-acts">
        {act("edit", t("common.edit"))}
        {act("flag", t("console.safeguard"))}
        {!removed && act("remove", t("console.remove_author"))}
      </div>
      {asked && <ModerationDialog name={asked} item={item} onClose={() => ask(null)} />}
    </details>
  );
}
