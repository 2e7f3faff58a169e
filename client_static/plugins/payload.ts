import { existsSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin, Rolldown } from "vite";
import { chunksOf, firstVisit, readJson } from "./first-visit.ts";
import { wordsModule } from "./words.ts";

type Bundle = Rolldown.OutputBundle;

/**
 * Writes `payload.json`: for every page the files, and their bytes on the wire, that a browser
 * fetches on its first visit in English. Comes after `precompress`.
 */
export function payload(): Plugin {
  return {
    name: "payload",
    writeBundle: {
      order: "post",
      handler({ dir = "" }, bundle) {
        const report = Object.fromEntries(
          pages(bundle).map((html) => {
            const files = filesOf(bundle, html).map(
              (file) => [file, bytesOnTheWire(join(dir, file))] as const,
            );
            const total = files.reduce((sum, [, bytes]) => sum + bytes, 0);
            return [basename(html, ".html"), { total, files: Object.fromEntries(files) }];
          }),
        );
        const path = join(dir, "payload.json");
        const all = { ...readJson(path), ...report };
        writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
        console.log("First visit, bytes on the wire:");
        for (const [page, { total }] of Object.entries(report)) {
          console.log(`  ${page.padEnd(8)} ${total.toLocaleString("en").padStart(7)}`);
        }
      },
    },
  };
}

const bytesOnTheWire = (path: string) =>
  statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;

const pages = (bundle: Bundle) =>
  Object.values(bundle)
    .map((output) => output.fileName)
    .filter((file) => file.endsWith(".html"));

function filesOf(bundle: Bundle, html: string): string[] {
  const page = basename(html, ".html");
  const spoken = `\0${wordsModule(page, "en")}`;
  const words = chunksOf(bundle).filter((chunk) => chunk.facadeModuleId === spoken);
  const chunks = [...firstVisit(bundle, page), ...words];
  const styles = chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
  return [...new Set([html, ...chunks.map((chunk) => chunk.fileName), ...styles])];
}
