import { allLanguages, language, languageName, setLanguage } from "../words";

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
            onClick={() => setLanguage(tag)}
          >
            {languageName(tag)}
          </button>
        ))}
    </span>
  );
}
