import { useEffect, useState } from "preact/hooks";
import { AccessibilityLink } from "../components/AccessibilityLink";
import { Announcer } from "../components/Announcer";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { forgetToken } from "../live/consoleToken";
import { createSession, type Session } from "../live/session";
import type { Newcomer } from "../wire.gen";
import { t } from "../words";
import { Console } from "./Console";

interface Props {
  about: Newcomer;
  token: string | null;
}

export function App({ about, token }: Props) {
  return (
    <>
      {token ? <WithToken about={about} token={token} /> : <NoToken about={about} />}
      <footer class="console-foot">
        <AccessibilityLink />
      </footer>
      <Announcer />
    </>
  );
}

function WithToken({ about, token }: { about: Newcomer; token: string }) {
  const [session] = useState<Session>(() =>
    createSession({ code: about.code, role: "facilitator", token }),
  );
  const refusal = session.refusal.value;
  const view = session.view.value;
  const lost = refusal?.code === "bad_token" || refusal?.code === "not_allowed";

  useEffect(() => () => session.stop(), [session]);
  useEffect(() => {
    if (lost) forgetToken(about.code);
  }, [lost, about.code]);

  if (lost) return <NoToken about={about} old />;
  if (refusal) return <Plain title={t("console.refused")}>{refusal.message}</Plain>;
  const me = session.member.value;
  if (!view || !me) return <Plain title={about.title}>{t("common.connecting")}</Plain>;
  return <Console {...{ about, session, view, token, me }} />;
}

/** Why there is no console here, and how to get one. */
function NoToken({ about, old = false }: { about: Newcomer; old?: boolean }) {
  return (
    <Plain title={t(old ? "console.link_old" : "console.link_missing")}>
      {t("console.link_how")} <code class="command">pledgewall link {about.code}</code>
    </Plain>
  );
}

function Plain({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <main class="plain">
      <LanguageSwitch />
      <h1>{title}</h1>
      <p>{children}</p>
    </main>
  );
}
