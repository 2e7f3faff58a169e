import { aboutIn } from "../live/selectors";
import type { Session } from "../live/session";
import type { Newcomer } from "../wire.gen";
import { language, t } from "../words";
import { StageHeading } from "./StageHeading";

/** Joined, and waiting for the first word from the server. */
export function Arriving({ newcomer, session }: { newcomer: Newcomer; session: Session }) {
  const offline = session.status.value === "offline";
  return (
    <main class="page" id="main">
      <StageHeading words={aboutIn(newcomer, "title", language.value)} />
      <p>{t(offline ? "phone.arriving_offline" : "phone.arriving")}</p>
    </main>
  );
}
