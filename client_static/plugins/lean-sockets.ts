import type { Plugin } from "vite";

/** Leaves WebTransport out of engine.io-client: our server does not speak it. */
export function leanSockets(): Plugin {
  const stub = "\0lean-sockets/webtransport";
  return {
    name: "lean-sockets",
    enforce: "pre",
    resolveId: (source, importer) =>
      source.endsWith("/webtransport.js") && importer?.includes("engine.io-client") ? stub : null,
    load: (id) => (id === stub ? "export const WT = undefined;" : null),
  };
}
