import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /^assets\/.*\.(css|js|json|svg)$/;

/**
 * Lays a `.br` and a `.gz` beside every text asset, at the best level. Not beside the pages, which
 * the server fills in.
 */
export function precompress(): Plugin {
  return {
    name: "precompress",
    writeBundle: {
      order: "post",
      handler({ dir = "" }, bundle) {
        const files = Object.values(bundle).map((output) => output.fileName);
        for (const file of files.filter((name) => TEXT.test(name))) {
          const path = join(dir, file);
          const content = readFileSync(path);
          writeFileSync(`${path}.br`, brotliCompressSync(content));
          writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        }
      },
    },
  };
}
