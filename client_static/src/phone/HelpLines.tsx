import { nameIn, sessionOf } from "../live/selectors";
import type { HelpLine } from "../wire.gen";
import { language, t } from "../words";
import { useHere } from "./here";

/** Where one can turn, as the organiser says; nothing where they say nothing. */
export function Lines() {
  const lines = sessionOf(useHere().view)?.help_lines ?? [];
  if (!lines.length) return null;
  return (
    <section class="help-lines">
      <h2>{t("private.lines")}</h2>
      <ul class="plain-list">
        {lines.map((line, at) => (
          <li key={at}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { line: HelpLine }) {
  return (
    <>
      <Said by={line.names} strong />
      <Said by={line.notes ?? {}} />
      {line.phone && (
        <p>
          {t("private.ring")}: <a href={`tel:${figures(line.phone)}`}>{line.phone}</a>
        </p>
      )}
      {line.text && (
        <p>
          {t("private.text")}: {line.text}
        </p>
      )}
      {line.web?.startsWith("https://") && (
        <p>
          <a href={line.web} target="_blank" rel="noreferrer noopener">
            {line.web.slice("https://".length)}
          </a>
        </p>
      )}
    </>
  );
}

/** Nothing else can become part of the link, whatever somebody wrote. */
const figures = (number: string): string => number.replace(/[^+\d]/g, "");

function Said({ by, strong }: { by: Record<string, string>; strong?: boolean }) {
  const { text, lang } = nameIn(by, language.value);
  if (!text) return null;
  return <p lang={lang}>{strong ? <strong>{text}</strong> : text}</p>;
}
