import { useState } from "preact/hooks";
import { useJoinUrl } from "../live/address";
import { useTitle } from "../live/page";
import { aboutIn, openStage, sessionOf } from "../live/selectors";
import type { Session } from "../live/session";
import type { Newcomer, View } from "../wire.gen";
import { language, t } from "../words";
import { Agenda } from "./Agenda";
import { AgendaPanel } from "./AgendaPanel";
import { type Desk, DeskContext } from "./desk";
import { Help } from "./Help";
import { IdeasPanel } from "./IdeasPanel";
import { InvitePanel } from "./InvitePanel";
import { Now } from "./Now";
import { PledgesPanel } from "./PledgesPanel";
import { useShortcut } from "./shortcuts";
import { type Tab, Tabs } from "./Tabs";
import { TopBar } from "./TopBar";

interface Props {
  about: Newcomer;
  session: Session;
  view: View;
  token: string;
}

/** What is going on, and what do I press next? */
export function Console({ about, session, view, token }: Props) {
  const joinUrl = useJoinUrl(sessionOf(view), about);
  const desk: Desk = { about, session, view, token, joinUrl, live: session.live.value };
  const [helps, setHelps] = useState(false);
  const title = aboutIn(sessionOf(view) ?? about, "title", language.value);
  useTitle("console.page_title", about);
  useShortcut("?", () => setHelps(true));

  return (
    <DeskContext.Provider value={desk}>
      <a class="skip-link" href="#now">
        {t("common.skip")}
      </a>
      <TopBar title={title} onHelp={() => setHelps(true)} />
      <div class="desk">
        <main class="desk-now" id="now" tabIndex={-1}>
          <Now />
        </main>
        <Agenda />
        <Tabs label={t("console.panels")} tabs={tabs(view)} usual={usualTab(view)} />
      </div>
      {helps && <Help onClose={() => setHelps(false)} />}
    </DeskContext.Provider>
  );
}

/** Before the event begins, people have to get in; then it is about what they write. */
function usualTab(view: View): string {
  const stage = openStage(view);
  if (stage?.kind === "pledges") return "pledges";
  return !stage || stage.kind === "welcome" ? "invite" : "ideas";
}

function tabs(view: View): Tab[] {
  const counts = sessionOf(view)?.counts;
  const held = counts?.held ?? 0;
  const all = Object.keys(view.ideas).length;
  const ideas = held
    ? t("console.tab_ideas_held", { n: all, held })
    : t("console.tab_ideas", { n: all });
  const pledges = t("console.tab_pledges", { n: Object.keys(view.pledges).length });
  return [
    { id: "ideas", label: ideas, panel: IdeasPanel },
    { id: "pledges", label: pledges, panel: PledgesPanel },
    { id: "agenda", label: t("console.tab_agenda"), panel: AgendaPanel },
    { id: "invite", label: t("console.tab_invite"), panel: InvitePanel },
  ];
}
