import type { Status } from "../data";

/** Fills that are told apart by their pattern alone: colour comes on top. */
export const Patterns = () => (
  <defs>
    <Pattern status="kept" />
    <Pattern status="under_way">
      <path class="pattern-line" d="M-3 13L13 -3M-3 3L3 -3M7 13L13 7" />
    </Pattern>
    <Pattern status="changed">
      <circle class="pattern-dot" cx="3" cy="3" r="1.7" />
      <circle class="pattern-dot" cx="8" cy="8" r="1.7" />
    </Pattern>
    <Pattern status="not_started" />
    <Pattern status="dropped">
      <path class="pattern-line" d="M0 5H10M5 0V10" />
    </Pattern>
  </defs>
);

interface PatternProps {
  status: Status;
  children?: preact.ComponentChildren;
}

const Pattern = ({ status, children }: PatternProps) => (
  <pattern id={`pattern-${status}`} width="10" height="10" patternUnits="userSpaceOnUse">
    <rect class={`pattern-ground pattern-${status}`} width="10" height="10" />
    {children}
  </pattern>
);

export const Swatch = ({ status }: { status: Status }) => (
  <svg class="swatch" viewBox="0 0 24 20" aria-hidden="true">
    <rect class="course-part" fill={`url(#pattern-${status})`} x="1" y="1" width="22" height="18" />
  </svg>
);
