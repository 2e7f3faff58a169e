import type { Ask } from "../live/outbox";
import type { Session } from "../live/session";
import { act } from "./notice";

/**
 * A table's QR code (`/CODE?table=3`) and a host's (`/CODE#host=t3.SECRET`) lead here once one has
 * joined. Both leave the address then: a reload must not move anybody back.
 */
export function sitAsAddressed(session: Session): void {
  const [, host = "", key = ""] = /^#host=(\w+)\.(.+)/.exec(location.hash) ?? [];
  const query = new URLSearchParams(location.search);
  const at = query.get("table");
  if (!key && !at) return;
  query.delete("table");
  history.replaceState(null, "", location.pathname + `?${query}`.replace(/\?$/, ""));
  const ask: Ask = key
    ? { type: "host_table", table: host, key }
    : { type: "take_table", table: `t${at}` };
  void act(session, ask);
}
