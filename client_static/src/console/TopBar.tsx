import { Button } from "../components/Button";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { peopleIn } from "../live/selectors";
import type { Live } from "../wire.gen";
import { number, t } from "../words";
import { useDesk } from "./desk";
import { PrivateWords } from "./PrivateWords";

interface Props {
  title: { text: string; lang: string };
  onHelp(): void;
}

export function TopBar({ title, onHelp }: Props) {
  const { about, live, me } = useDesk();
  return (
    <header class="top">
      <h1 class="top-title" lang={title.lang}>
        {title.text}
      </h1>
      <p class="top-code">
        <span class="unseen">{t("console.code")}</span> {about.code}
      </p>
      <p class="top-here">{live ? peopleWords(live) : ""}</p>
      <Connection />
      {me.role !== "scribe" && <PrivateWords />}
      <span class="top-tools">
        <LanguageSwitch />
        {me.role === "facilitator" && (
          <span class="top-help">
            <Button kind="quiet" onClick={onHelp} aria-keyshortcuts="?">
              {t("console.help")}
            </Button>
          </span>
        )}
      </span>
    </header>
  );
}

/** "52 people here, 4 of them on paper". */
function peopleWords(live: Live): string {
  const n = peopleIn(live);
  const here = t("console.here", { n, count: number(n) });
  return live.paper ? t("console.here_on_paper", { here, n: live.paper }) : here;
}

/** Whether what is pressed now reaches the room. */
function Connection() {
  const { session } = useDesk();
  const status = session.status.value;
  const words = { online: "common.online", offline: "console.offline" } as const;
  const known = status === "online" || status === "offline";
  return (
    <p class={`connection connection-${status}`} role="status">
      <span class="connection-mark" aria-hidden="true" />
      {t(known ? words[status] : "common.connecting")}
    </p>
  );
}
