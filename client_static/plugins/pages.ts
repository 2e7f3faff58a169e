import type { Plugin } from "vite";

/** Puts `pages/phone.html` at `dist/phone.html`. */
export function flatPages(): Plugin {
  return {
    name: "flat-pages",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        output.fileName = output.fileName.replace(/^pages\//, "");
      }
    },
  };
}
