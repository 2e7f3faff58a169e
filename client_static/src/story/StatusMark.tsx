import { t } from "../words";
import type { Status } from "./data";

/** How a pledge stands: a shape and the word, whatever colours the reader sees. */
export const StatusMark = ({ status }: { status: Status }) => (
  <span class={`stand stand-${status}`}>
    <svg class="stand-mark" viewBox="0 0 20 20" aria-hidden="true">
      {SHAPES[status]}
    </svg>
    {t(`follow_up.${status}`)}
  </span>
);

const SHAPES = {
  not_started: <circle class="stand-line" cx="10" cy="10" r="7" />,
  under_way: (
    <>
      <circle class="stand-line" cx="10" cy="10" r="7" />
      <path class="stand-fill" d="M3 10A7 7 0 0 0 17 10Z" />
    </>
  ),
  kept: (
    <>
      <circle class="stand-fill stand-line" cx="10" cy="10" r="8" />
      <path class="stand-tick" d="M5.8 10.4l2.9 2.9L14.4 7" />
    </>
  ),
  changed: <path class="stand-line" d="M3 13C6 3 9 3 10 10S14 17 17 7M17 7l-4 .6M17 7l.6 4" />,
  dropped: <path class="stand-line" d="M4 10H16" />,
} as const;
