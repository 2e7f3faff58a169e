import { OwnWords } from "../components/IdeaCard";
import { listOf, t } from "../words";
import { useHere } from "./here";

/** What one wrote, where the facilitator changed it. */
export function Changed({ id, lang }: { id: string; lang: string }) {
  const before = useHere().me.before[id]?.before;
  if (!before) return null;
  const { text, who, group, by_when, support } = before;
  return (
    <div class="notice">
      <p>{t("phone.changed")}</p>
      <OwnWords
        text={listOf([text, who, group, by_when, support].filter(Boolean) as string[])}
        lang={lang}
      />
    </div>
  );
}
