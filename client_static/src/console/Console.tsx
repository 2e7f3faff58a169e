import { useEffect, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { useJoinUrl } from "../live/address";
import { useTitle } from "../live/page";
import { aboutIn, openStage, openTables, sessionOf } from "../live/selectors";
import type { Session } from "../live/session";
import type { Membership, Newcomer, View } from "../wire.gen";
import { language, t } from "../words";
import { Agenda } from "./Agenda";
import { AgendaPanel } from "./AgendaPanel";
import { AfterPanel } from "./after/AfterPanel";
import { waitingCheckIns } from "./after/checkIns";
import { BoardPanel } from "./BoardPanel";
import { type Desk, DeskContext } from "./desk";
import { Help } from "./Help";
import { IdeasPanel } from "./IdeasPanel";
import { InvitePanel } from "./InvitePanel";
import { DeletionNews } from "./keeping/Keeping";
import { LastDoing } from "./LastDoing";
import { ModerationPanel } from "./ModerationPanel";
import { Now } from "./Now";
import { PerspectivesPanel } from "./PerspectivesPanel";
import { PledgesPanel } from "./PledgesPanel";
import { PaperPanel } from "./paper/PaperPanel";
import { evaluations, SurveyPanel } from "./SurveyPanel";
import { keysAct, useShortcut } from "./shortcuts";
import { TablesPanel } from "./TablesPanel";
import { type Tab, Tabs } from "./Tabs";
import { TeamPanel } from "./TeamPanel";
import { ThemesPanel } from "./ThemesPanel";
import { TopBar } from "./TopBar";

interface Props {
  about: Newcomer;
  session: Session;
  view: View;
  token: string;
  me: Membership;
}

/** What is going on, and what do I press next? */
export function Console({ about, session, view, token, me }: Props) {
  const joinUrl = useJoinUrl(sessionOf(view), about);
  const desk: Desk = { about, session, view, token, me, joinUrl, live: session.live.value };
  const [helps, setHelps] = useState(false);
  const title = aboutIn(sessionOf(view) ?? about, "title", language.value);
  useTitle("console.page_title", about);
  useShortcut("?", () => setHelps(true));
  useWaitingNews(view);
  useEffect(() => {
    document.documentElement.classList.toggle("keys-off", !keysAct.value);
  }, [keysAct.value]);

  return (
    <DeskContext.Provider value={desk}>
      <a class="skip-link" href="#now">
        {t("common.skip")}
      </a>
      <TopBar title={title} onHelp={() => setHelps(true)} />
      {me.role === "scribe" ? (
        <main class="scribe" id="now" tabIndex={-1}>
          <PaperPanel />
        </main>
      ) : (
        <>
          <LastDoing />
          <DeletionNews />
          <div class={me.role === "facilitator" ? "desk" : "desk desk-moderator"}>
            <main class="desk-now" id="now" tabIndex={-1}>
              <Now />
            </main>
            {me.role === "facilitator" && <Agenda />}
            <Tabs label={t("console.panels")} tabs={tabs(view, me)} usual={usualTab(view, me)} />
          </div>
        </>
      )}
      {helps && <Help onClose={() => setHelps(false)} />}
    </DeskContext.Provider>
  );
}

function waitingIn(view: View): number {
  const counts = sessionOf(view)?.counts;
  return (counts?.held ?? 0) + (counts?.held_pledges ?? 0);
}

/** Says that something begins to wait, to whoever looks elsewhere. */
function useWaitingNews(view: View): void {
  const n = waitingIn(view);
  useEffect(() => {
    if (n > 0) announce(t("console.waiting_news", { n }));
  }, [n > 0]);
}

/** Before the event begins, people have to get in; then it is about what they write. */
function usualTab(view: View, me: Membership): string {
  const stage = openStage(view);
  if (me.role === "moderator") return stage?.kind === "pledges" ? "pledges" : "ideas";
  if (stage?.kind === "pledges" || stage?.kind === "themes") return stage.kind;
  return !stage || stage.kind === "welcome" ? "invite" : "ideas";
}

function tabs(view: View, me: Membership): Tab[] {
  const ideas = t("console.tab_ideas", { n: Object.keys(view.ideas).length });
  const themes = t("console.tab_themes", { n: Object.keys(view.themes).length });
  const pledges = t("console.tab_pledges", { n: Object.keys(view.pledges).length });
  const moderating = [
    { id: "ideas", label: ideas, panel: IdeasPanel },
    { id: "themes", label: themes, panel: ThemesPanel },
    { id: "pledges", label: pledges, panel: PledgesPanel },
    {
      id: "moderation",
      label: t("console.tab_moderation"),
      badge: waitingIn(view),
      panel: ModerationPanel,
    },
  ];
  const after = {
    id: "after",
    label: t("console.tab_after"),
    badge: waitingCheckIns(view).length,
    panel: AfterPanel,
  };
  if (me.role === "moderator") return [...moderating, after];
  return [
    ...moderating,
    ...(evaluations(view).length
      ? [{ id: "survey", label: t("survey.tab"), panel: SurveyPanel }]
      : []),
    { id: "board", label: t("console.tab_board"), panel: BoardPanel },
    { id: "agenda", label: t("console.tab_agenda"), panel: AgendaPanel },
    { id: "perspectives", label: t("ground.tab"), panel: PerspectivesPanel },
    {
      id: "tables",
      label: t("console.tab_tables", { n: openTables(view).length }),
      panel: TablesPanel,
    },
    { id: "paper", label: t("console.tab_paper"), panel: PaperPanel },
    { id: "team", label: t("console.tab_team"), panel: TeamPanel },
    { id: "invite", label: t("console.tab_invite"), panel: InvitePanel },
    after,
  ];
}
