import { existsSync, readFileSync } from "node:fs";
import type { Rolldown } from "vite";

/** The chunks that a page's script needs before it starts: itself, and what it imports. */
export function firstVisit(bundle: Rolldown.OutputBundle, page: string): Rolldown.OutputChunk[] {
  const entry = chunksOf(bundle).find((c) => c.facadeModuleId?.endsWith(`/pages/${page}.html`));
  return entry ? withImports(bundle, entry) : [];
}

export const chunksOf = (bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] =>
  Object.values(bundle).filter((output) => output.type === "chunk");

function withImports(
  bundle: Rolldown.OutputBundle,
  chunk: Rolldown.OutputChunk,
): Rolldown.OutputChunk[] {
  const chunks = chunksOf(bundle);
  const found = new Set([chunk]);
  for (const { imports } of found) {
    for (const file of imports) {
      const imported = chunks.find((one) => one.fileName === file);
      if (imported) found.add(imported);
    }
  }
  return [...found];
}

/** What the build before this one wrote there. */
export const readJson = (path: string) =>
  existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
