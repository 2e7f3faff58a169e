import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { Announcer } from "../components/Announcer";
import { firstCopy } from "../live/firstCopy";
import { createSession, leaveNothing, leavePlace, type Session } from "../live/session";
import type { Newcomer } from "../wire.gen";
import { language, t } from "../words";
import { Arriving } from "./Arriving";
import { Bar } from "./Bar";
import { Event } from "./Event";
import { erasedScreen, looksAtOwn } from "./erased";
import { Join } from "./Join";
import { whenIdle } from "./late";
import { sharing } from "./lend";
import { Refusal } from "./Refusal";

interface Props {
  newcomer: Newcomer;
  /** Whether this phone has a place already: then it goes straight in. */
  joined: boolean;
}

export function App({ newcomer, joined }: Props) {
  const inside = useSignal(joined);
  const name = useSignal("");
  const spoken = language.value;

  useEffect(() => {
    document.title = t("phone.page_title", { title: newcomer.title });
  }, [spoken]);

  // Who reads what it is about gets the room meanwhile.
  useEffect(() => {
    if (!joined) whenIdle(() => void firstCopy(newcomer.code));
  }, []);

  function join(as: string): void {
    name.value = as.trim();
    inside.value = true;
    // The button was below all that was to be read; what comes begins above it.
    scrollTo(0, 0);
  }

  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {t("common.skip")}
      </button>
      {inside.value ? (
        <Inside newcomer={newcomer} name={name.value} leave={() => (inside.value = false)} />
      ) : (
        <>
          <Bar />
          <Join newcomer={newcomer} onJoin={join} />
        </>
      )}
      <Announcer />
    </>
  );
}

// No link to a fragment: the address would travel on as the join link.
function skip(): void {
  document.querySelector<HTMLElement>("main h1")?.focus();
}

interface InsideProps {
  newcomer: Newcomer;
  name: string;
  leave(): void;
}

function Inside({ newcomer, name, leave }: InsideProps) {
  const [session] = useState<Session>(() => enter(newcomer, name));
  useEffect(() => () => session.stop(), [session]);

  const refusal = session.refusal.value;
  const view = session.view.value;
  const me = session.me.value;
  const shared = Object.keys(session.seats.value).length > 0;
  const Sharing = sharing.part.value;
  const ready = view && me && (Sharing || !shared);
  useEffect(() => {
    if (shared) sharing.want();
  }, [shared]);

  const gone = me && !me.me.me && !looksAtOwn.value;
  useEffect(() => {
    if (gone) erasedScreen.want();
  }, [gone]);
  const Erased = gone && erasedScreen.part.value?.Erased;

  function again(): void {
    (gone ? leaveNothing : leavePlace)(newcomer.code);
    leave();
  }

  return (
    <>
      <Bar session={session} />
      {Erased ? (
        <Erased onAgain={again} />
      ) : (
        refusal && <Refusal refusal={refusal} onAgain={again} />
      )}
      {!Erased &&
        !refusal &&
        (!ready ? (
          <Arriving newcomer={newcomer} session={session} />
        ) : Sharing ? (
          <Sharing session={session} view={view} />
        ) : (
          <Event session={session} view={view} me={me} />
        ))}
    </>
  );
}

function enter({ code, door }: Newcomer, name: string): Session {
  const session = createSession({ code, door, role: "attendee" });
  if (name) void session.send({ type: "set_name", name });
  return session;
}
