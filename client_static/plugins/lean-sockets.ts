import type { Plugin } from "vite";

/**
 * What phones would fetch of Socket.IO's client and never use, and what stands there instead. What
 * is exchanged with our server is JSON in text, over a WebSocket or long-polling; `transport.ts`
 * connects anew by itself, and to the page's own server.
 */
const UNUSED: [importer: string, module: string, instead: string][] = [
  ["engine.io-client", "/webtransport.js", "export const WT = undefined;"],
  ["engine.io-client", "/parseuri.js", "export const parse = undefined;"],
  ["engine.io-parser", "/base64-arraybuffer.js", "export const decode = undefined;"],
  [
    "socket.io-parser",
    "/is-binary.js",
    "export const isBinary = () => false, hasBinary = isBinary;",
  ],
  [
    "socket.io-parser",
    "/binary.js",
    "export const deconstructPacket = undefined, reconstructPacket = undefined;",
  ],
  [
    "socket.io-client",
    "/backo2.js",
    "export class Backoff { attempts = 0; reset() {} setMin() {} setMax() {} setJitter() {} }",
  ],
];
const PREFIX = "\0lean-sockets/";
/** Its `io()` is not needed, and would keep all that it stands on. */
const ENTRY = /socket\.io-client\/build\/esm\/index\.js$/;

export function leanSockets(): Plugin {
  return {
    name: "lean-sockets",
    enforce: "pre",
    resolveId(source, importer) {
      const at = UNUSED.findIndex(
        ([from, module]) => source.endsWith(module) && importer?.includes(`/${from}/`),
      );
      return at < 0 ? null : `${PREFIX}${at}`;
    },
    load: (id) => (id.startsWith(PREFIX) ? UNUSED[Number(id.slice(PREFIX.length))]?.[2] : null),
    transform: (_code, id) => (ENTRY.test(id) ? { moduleSideEffects: false } : null),
  };
}
