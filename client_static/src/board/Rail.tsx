import { QrCode } from "../components/QrCode";
import { Timer, useSecondsLeft } from "../components/Timer";
import { time } from "../dates";
import { qrPicture, spokenHost } from "../live/address";
import { orderedPledges, peopleIn, sessionOf } from "../live/selectors";
import type { Newcomer, Timer as Times } from "../wire.gen";
import { number, t } from "../words";
import type { Show } from "./Board";
import { FitLine } from "./FitLine";
import { Said } from "./Said";
import type { Scene } from "./scene";

interface Props {
  about: Newcomer;
  show: Show;
  joinUrl: string;
  offline: boolean;
  scene: Scene;
}

/** Beside every scene: the time, who is here, and the way in. */
export function Rail({ about, show, joinUrl, offline, scene }: Props) {
  const timer = sessionOf(show.view)?.timer;
  const { live } = show;
  return (
    <aside class="rail" aria-label={t("board.join")}>
      {offline && <Offline />}
      {sessionOf(show.view)?.paused && (
        <p class="rail-posting" role="status">
          <Said of="board.posting_paused" apart />
        </p>
      )}
      {timer && <RailTimer timer={timer} show={show} />}
      {scene === "pledges" ? <Pledges show={show} /> : live && <Here people={peopleIn(live)} />}
      <div class="rail-join">
        <QrCode src={qrPicture(about.code, joinUrl)} alt={t("board.qr", { url: joinUrl })} />
        <FitLine class="rail-code" text={about.code} />
        <FitLine class="rail-host" text={spokenHost(joinUrl)} />
      </div>
    </aside>
  );
}

function Here({ people }: { people: number }) {
  return (
    <p class="rail-here">
      <strong class="rail-number">{number(people)}</strong>
      <span>
        <Said of="board.here" values={{ n: people }} apart />
      </span>
    </p>
  );
}

/** While pledges are made, they are what counts. */
function Pledges({ show }: { show: Show }) {
  const n = orderedPledges(show.view).length;
  const people = show.live ? peopleIn(show.live) : undefined;
  return (
    <p class="rail-here">
      <strong class="rail-number">{number(n)}</strong>
      <span>
        <Said of="board.pledges_word" values={{ n }} />
      </span>
      {people !== undefined && (
        <span class="rail-also">
          {number(people)} <Said of="board.here" values={{ n: people }} />
        </span>
      )}
    </p>
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
      {!over && (
        <span class="rail-left">
          <Said of="board.left" />
        </span>
      )}
    </p>
  );
}

/** A quiet mark: the board keeps what it has. */
export function Offline() {
  return (
    <p class="board-offline" role="status">
      <span class="offline-mark" aria-hidden="true" />
      <Said of="board.offline" apart />
    </p>
  );
}
