import { globSync } from "node:fs";
import { Features } from "lightningcss";
import { defineConfig } from "vitest/config";
import { leanSockets } from "./plugins/lean-sockets.ts";
import { flatPages } from "./plugins/pages.ts";
import { payload } from "./plugins/payload.ts";
import { precompress } from "./plugins/precompress.ts";
import { words } from "./plugins/words.ts";

const root = import.meta.dirname;
const PHONE = "/phone.html";

/**
 * Two builds. The phone's page stands alone: what it shares with the others would come to it whole,
 * with all that only they use of it, and in more files. `vite build --mode phone` comes second.
 */
export default defineConfig(({ mode }) => {
  const phone = mode === "phone";
  return {
    root,
    plugins: [
      leanSockets(),
      words(`${root}/languages`, `${root}/src/phone/main.tsx`),
      flatPages(),
      precompress(),
      payload(),
    ],
    // Those browsers know an inline start and end; instead, a list of languages would be guessed at.
    css: { lightningcss: { exclude: Features.LogicalProperties } },
    build: {
      outDir: "dist",
      emptyOutDir: !phone,
      // Phones of autumn 2019 that got no update since (docs/operations.md).
      target: ["es2019", "chrome78", "firefox68", "safari13"],
      rolldownOptions: {
        checks: { pluginTimings: false }, // compressing well takes its time
        input: globSync(`${root}/pages/*.html`).filter((page) => page.endsWith(PHONE) === phone),
      },
      // The content security policy allows neither inline script nor data: addresses.
      // What a part that comes later imports is mostly there: only its styles have to be named.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, names, { hostType }) =>
          hostType === "js" ? names.filter((name) => name.endsWith(".css")) : names,
      },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
    logLevel: "warn",
    test: {
      environment: "happy-dom",
      pool: "vmThreads", // one such window a thread, a fresh context a file
      include: ["{src,plugins}/**/*.test.{ts,tsx}"],
    },
  };
});
