import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { Timer } from "../components/Timer";
import { sessionOf } from "../live/selectors";
import type { Session } from "../live/session";
import { t } from "../words";
import { late } from "./late";
import { readingPart } from "./reading/shown";

/** Fetched while there is a network: it is needed when there is none. */
const trouble = late(
  () => import("./Trouble"),
  (part) => part.Trouble,
);

/** Always on top: how the connection is, how much time is left, the other language. */
export function Bar({ session }: { session?: Session }) {
  const view = session?.view.value;
  const timer = view && sessionOf(view)?.timer;
  return (
    <header class="bar">
      <div class="bar-row">
        {session ? (
          <Connection session={session} timed={Boolean(timer)} />
        ) : (
          <span class="bar-name">{t("common.product")}</span>
        )}
        {session && timer && <Timer timer={timer} now={session.serverNow} spoken />}
        <span class="bar-choices">
          <HowToRead />
          <LanguageSwitch />
        </span>
      </div>
      <div role="status">{session && <Trouble session={session} />}</div>
    </header>
  );
}

/** Easy read, larger type, reading aloud. */
function HowToRead() {
  const [open, setOpen] = useState(false);
  const part = readingPart.part.value;

  function ask(): void {
    readingPart.want();
    setOpen(true);
  }

  return (
    <>
      <Button kind="quiet" onClick={ask}>
        {t("phone.reading")}
      </Button>
      {open && part && <part.ReadingDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** Why nothing is sent, and whether the words are safe. */
function Trouble({ session }: { session: Session }) {
  const { value } = session.status;
  useEffect(() => {
    if (value === "online") trouble.want();
  }, [value]);
  const Part = trouble.part.value;
  if (Part) return <Part session={session} />;
  return value === "offline" ? <p class="bar-trouble">{t("common.offline")}</p> : null;
}

/** Beside a timer there is no room for the words: while all is well, the mark alone shows it. */
function Connection({ session, timed }: { session: Session; timed: boolean }) {
  const status = session.status.value;
  const online = status === "online";
  return (
    <span class={online ? "connection connection-well" : "connection"} role="status">
      <span class={`connection-mark connection-${status}`} aria-hidden="true" />
      <span class={online && timed ? "unseen" : ""}>
        {t(
          online
            ? "common.online"
            : status === "connecting"
              ? "common.connecting"
              : "phone.offline",
        )}
      </span>
    </span>
  );
}
