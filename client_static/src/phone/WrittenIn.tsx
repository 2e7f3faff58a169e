import { useId } from "preact/hooks";
import { sessionOf } from "../live/selectors";
import { languageName, t } from "../words";
import { useHere } from "./here";
import { writeIn, writtenIn } from "./written";

/** For somebody who writes in another language than the page's: screens and voices go by it. */
export function WrittenIn() {
  const { view } = useHere();
  const id = useId();
  const now = writtenIn();
  const tags = new Set([now, ...(sessionOf(view)?.languages ?? [])]);
  return (
    <p class="written-in">
      <label for={id}>{t("suggested.written_in")}</label>{" "}
      <select id={id} value={now} onChange={(event) => writeIn(event.currentTarget.value)}>
        {[...tags].sort().map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {languageName(tag)}
          </option>
        ))}
      </select>
    </p>
  );
}
