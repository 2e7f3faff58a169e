import { allLanguages, language, languageName, setLanguage, t } from "../words";
import { announce } from "./Announcer";

/** Every language but the page's own, each named in itself. */
export function LanguageSwitch() {
  return (
    <span class="languages">
      {allLanguages
        .filter((tag) => tag !== language.value)
        .map((tag) => (
          <button
            type="button"
            class="button button-quiet"
            key={tag}
            lang={tag}
            onClick={async () => (await setLanguage(tag)) || announce(t("common.offline"))}
          >
            {languageName(tag)}
          </button>
        ))}
    </span>
  );
}
