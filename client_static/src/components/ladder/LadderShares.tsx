import { groupName, shareWords } from "../../live/ground";
import { BANDS, type BandName, bandName, byHeight } from "../../live/ladder";
import type { Words } from "../../live/selectors";
import type { GroundEntity } from "../../wire.gen";
import { t } from "../../words";
import "./ladder.css";

/** Narrower parts have no room for their number. */
const ROOM = 15;
/** Of more, each has one line on the board. */
const FEW = 4;

interface Props {
  ground: GroundEntity;
  /** Whether the bars say it all to the eye, and the words are for whoever listens. */
  drawn?: boolean;
}

/** How high each perspective stands, in rounded shares, whoever stands highest first. */
export function LadderShares({ ground, drawn = false }: Props) {
  return (
    <ul class={ground.groups.length > FEW ? "heights heights-many" : "heights"}>
      {byHeight(ground).map((at) => (
        <li key={at} class="height">
          <span class="height-name" lang={nameOf(ground, at).lang}>
            {nameOf(ground, at).text}
          </span>
          <Bar ground={ground} at={at} />
          <span class={drawn ? "unseen" : "height-words"}>
            {BANDS.map(({ name }) =>
              t("ground.share", {
                name: bandName(name),
                share: shareWords(shareOf(ground, name, at)),
              }),
            ).join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

const nameOf = ({ groups }: GroundEntity, at: number): Words => {
  const group = groups[at];
  return group ? groupName(group) : { text: "", lang: "" };
};

const shareOf = ({ rows }: GroundEntity, band: BandName, at: number): number =>
  rows[band]?.[at] ?? 0;

/** From "doing to" on the left to "doing with" on the right. */
function Bar({ ground, at }: { ground: GroundEntity; at: number }) {
  return (
    <span class="height-bar" aria-hidden="true">
      {[...BANDS].reverse().map(({ name }) => {
        const share = shareOf(ground, name, at);
        return (
          <span key={name} class={`height-part height-${name}`} style={{ flexGrow: share }}>
            {share >= ROOM && <span class="height-plate">{shareWords(share)}</span>}
          </span>
        );
      })}
    </span>
  );
}

/** What the shares come to, in one sentence. */
export function gapWords(ground: GroundEntity): string {
  const { groups, rows, gap } = ground;
  if (!groups.length) return t("ground.too_few");
  if (!rows.with) return t("ladder.no_rows");
  if (!gap) return t("ladder.no_gap");
  return t("ladder.gap", {
    low: nameOf(ground, gap.lowest).text,
    high: nameOf(ground, gap.highest).text,
  });
}

/** What the patterns of the bars mean. */
export const HeightsKey = () => (
  <p class="heights-key">
    {[...BANDS].reverse().map(({ name }) => (
      <span key={name} class={`heights-sign height-${name}`}>
        {bandName(name)}
      </span>
    ))}
  </p>
);
