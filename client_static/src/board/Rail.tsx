import { QrCode } from "../components/QrCode";
import { Timer, useSecondsLeft } from "../components/Timer";
import { qrPicture, spokenHost } from "../live/address";
import { sessionOf } from "../live/selectors";
import type { Newcomer, Timer as Times } from "../wire.gen";
import { number, t, time } from "../words";
import type { Show } from "./Board";
import { FitLine } from "./FitLine";

interface Props {
  about: Newcomer;
  show: Show;
  joinUrl: string;
  offline: boolean;
}

/** Beside every scene: the time, who is here, and the way in. */
export function Rail({ about, show, joinUrl, offline }: Props) {
  const timer = sessionOf(show.view)?.timer;
  const { live } = show;
  return (
    <aside class="rail" aria-label={t("board.join")}>
      {offline && <Offline />}
      {timer && <RailTimer timer={timer} show={show} />}
      {live && (
        <p class="rail-here">
          <strong class="rail-number">{number(live.connected)}</strong>
          <span>{t("board.here", { n: live.connected })}</span>
        </p>
      )}
      <div class="rail-join">
        <QrCode src={qrPicture(about.code, joinUrl)} alt={t("board.qr", { url: joinUrl })} />
        <FitLine class="rail-code" text={about.code} />
        <p class="rail-host">{spokenHost(joinUrl)}</p>
      </div>
    </aside>
  );
}

/** A paused board says when the time ends; nothing on it counts. */
function RailTimer({ timer, show }: { timer: Times; show: Show }) {
  const over = useSecondsLeft(timer, show.now) === 0;
  if (show.paused) {
    return <p class="rail-timer rail-until">{t("board.until", { time: time(timer.ends_at) })}</p>;
  }
  return (
    <p class={over ? "rail-timer rail-over" : "rail-timer"}>
      <Timer timer={timer} now={show.now} spoken />
      {!over && <span class="rail-left">{t("board.left")}</span>}
    </p>
  );
}

/** A quiet mark: the board keeps what it has. */
export function Offline() {
  return (
    <p class="board-offline" role="status">
      <span class="offline-mark" aria-hidden="true" />
      {t("board.offline")}
    </p>
  );
}
