/**
 * The order in which transports are tried. Some proxies accept a WebSocket and then swallow it;
 * a page that met one starts with long-polling, also after a reload, until that fails too.
 */
type Road = ("websocket" | "polling")[];

const KEY = "pledgewall:polling";

let pollingFirst = remembered();

export const get = (): Road => (pollingFirst ? ["polling", "websocket"] : ["websocket", "polling"]);

/** The road taken led nowhere: take the other one. */
export function change(): Road {
  pollingFirst = !pollingFirst;
  try {
    sessionStorage.setItem(KEY, pollingFirst ? "1" : "");
  } catch {
    // Then a reload starts over.
  }
  return get();
}

function remembered(): boolean {
  try {
    return sessionStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}
