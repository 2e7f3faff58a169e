import type { Plugin } from "vite";

const STYLESHEET = /^ *<link rel="stylesheet".*\n/gm;
const SCRIPT = /^ *<script type="module"/m;

/**
 * Puts `pages/phone.html` at `dist/phone.html`, and its styles before its script: they come over the
 * connection that is open already, and nothing is seen without them.
 */
export function flatPages(): Plugin {
  return {
    name: "flat-pages",
    enforce: "post",
    transformIndexHtml: {
      order: "post",
      handler(html) {
        const styles = (html.match(STYLESHEET) ?? []).join("");
        return html.replace(STYLESHEET, "").replace(SCRIPT, (script) => styles + script);
      },
    },
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        output.fileName = output.fileName.replace(/^pages\//, "");
      }
    },
  };
}
