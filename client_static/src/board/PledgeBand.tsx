import { memo } from "../components/memo";
import { Kind } from "../components/PledgeCard";
import type { PledgeEntity } from "../wire.gen";
import { number } from "../words";
import { bandRows } from "./density";

interface Props {
  pledges: readonly PledgeEntity[];
  /** The ids on the page above. */
  on: readonly string[];
}

/** All pledges at a glance, a mark each: squares act, circles are culture, lit ones are above. */
export function PledgeBand({ pledges, on }: Props) {
  const actions = pledges.filter(({ kind }) => kind === "action").length;
  const lit = new Set(on);
  return (
    <footer class="band">
      <Marks
        kinds={pledges.map(({ kind }) => kind)}
        lit={pledges.flatMap(({ id }, index) => (lit.has(id) ? index : []))}
      />
      <p class="band-key">
        <span>
          <strong>{number(actions)}</strong> <Kind kind="action" />
        </span>
        <span>
          <strong>{number(pledges.length - actions)}</strong> <Kind kind="culture" />
        </span>
      </p>
    </footer>
  );
}

interface MarksProps {
  kinds: readonly PledgeEntity["kind"][];
  lit: readonly number[];
}

const Marks = memo(({ kinds, lit }: MarksProps) => {
  const on = new Set(lit);
  return (
    <div class="band-marks" aria-hidden="true" style={{ "--rows": bandRows(kinds.length) }}>
      {kinds.map((kind, index) => (
        <span key={index} class={`band-mark band-${kind}${on.has(index) ? " band-lit" : ""}`} />
      ))}
    </div>
  );
});
