import { useEffect, useState } from "preact/hooks";
import type { Newcomer, SessionEntity } from "../wire.gen";

/** The join address as of now: it follows when the facilitator chooses another. */
export function useJoinUrl(session: SessionEntity | undefined, first: Newcomer): string {
  const [url, setUrl] = useState(first.join_url);
  const address = session?.address;
  useEffect(() => {
    if (address === undefined) return;
    const asking = new AbortController();
    fetch(`/api/sessions/${first.code}`, { signal: asking.signal })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((newcomer: Newcomer | null) => newcomer && setUrl(newcomer.join_url))
      // Offline, or already asked anew: the address that we know still stands.
      .catch(() => undefined);
    return () => asking.abort();
  }, [address, first.code]);
  return url;
}

/** The QR code's picture. The address in it only keeps the browser from showing an older one. */
export const qrPicture = (code: string, joinUrl: string): string =>
  `/${code}/qr.svg?for=${encodeURIComponent(joinUrl)}`;

/** "192.168.1.20:8000": the address as people type it, before the code. */
export const spokenHost = (joinUrl: string): string =>
  joinUrl.replace(/^https?:\/\//, "").replace(/\/[^/]*$/, "");

/** "pledge.example/BCDFGH": the whole address as people type it. */
export const spokenAddress = (joinUrl: string): string => joinUrl.replace(/^https?:\/\//, "");
