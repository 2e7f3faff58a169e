import { groupName, shareWords } from "../live/ground";
import type { GroundEntity } from "../wire.gen";
import { Around } from "./Around";
import "./shares.css";

/** One idea's support by perspective, in rounded shares. */
export function GroundShares({ ground, id }: { ground: GroundEntity; id: string }) {
  return (
    <ul class="ground-shares">
      {ground.groups.map((group, at) => {
        const share = ground.rows[id]?.[at] ?? 0;
        const { text, lang } = groupName(group);
        return (
          <li key={group.id ?? ""}>
            <span class="ground-bar" aria-hidden="true">
              <span style={{ width: `${share}%` }} />
            </span>
            <span>
              <Around of="ground.share" gap="name" values={{ share: shareWords(share) }}>
                <span lang={lang}>{text}</span>
              </Around>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
