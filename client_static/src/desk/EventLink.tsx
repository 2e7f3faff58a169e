import { keyOfConsole } from "../live/consoleToken";
import { read } from "../live/kept";
import { t } from "../words";

/**
 * To the event's console, where this browser keeps its secret link. Whoever has the desk's key has
 * no event's: then it says how to get one.
 */
export function ConsoleLink({ code }: { code: string }) {
  return read(keyOfConsole(code)) ? (
    <a class="lone-link" href={`/${code}/facilitate`}>
      {t("desk.console")}
    </a>
  ) : (
    <details class="desk-how">
      <summary>{t("desk.console_how")}</summary>
      <p>
        {t("desk.console_link")} <code class="command">pledgewall link {code}</code>
      </p>
    </details>
  );
}
