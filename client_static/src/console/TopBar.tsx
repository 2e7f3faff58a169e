import { Button } from "../components/Button";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { number, t } from "../words";
import { useDesk } from "./desk";

interface Props {
  title: { text: string; lang: string };
  onHelp(): void;
}

export function TopBar({ title, onHelp }: Props) {
  const { about, live } = useDesk();
  return (
    <header class="top">
      <h1 class="top-title" lang={title.lang}>
        {title.text}
      </h1>
      <p class="top-code">
        <span class="unseen">{t("console.code")}</span> {about.code}
      </p>
      <p class="top-here">
        {live ? t("console.here", { n: live.connected, count: number(live.connected) }) : ""}
      </p>
      <Connection />
      <span class="top-tools">
        <LanguageSwitch />
        <Button kind="quiet" onClick={onHelp} aria-keyshortcuts="?">
          {t("console.help")}
        </Button>
      </span>
    </header>
  );
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
