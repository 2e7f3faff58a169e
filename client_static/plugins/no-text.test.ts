import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const BIOME = join(import.meta.dirname, "../node_modules/@biomejs/biome/bin/biome");
const RULE = join(import.meta.dirname, "no-text.grit");

const PAGE = `export const Page = ({ on, n }: Props) => (
  <main title={t("start.title")} class="page wide">
    {t(on ? "common.save" : "common.close", { n: "none" })} · {n} <kbd>T</kbd>
    <code class="command">pledgewall serve</code>
    {on && kind === "vote" && <input placeholder={KEY} type="text" />}
  </main>
);
`;

/** What has text in it, and what stood there. */
const WITH_TEXT: Record<string, [text: string, before: string]> = {
  between_tags: ["<kbd>T</kbd> or so", "<kbd>T</kbd>"],
  chosen: ['on ? "yes" : n} <', "n} <"],
  in_a_template: [`{\`$\{n} ideas\`} <`, "{n} <"],
  in_an_attribute: ['title="Start"', 'title={t("start.title")}'],
  chosen_in_an_attribute: ['placeholder={on ? "Search" : KEY}', "placeholder={KEY}"],
  as_a_sentence: ['const problem = "Please try again.";\nexport', "export"],
};

const folder = mkdtempSync(join(tmpdir(), "no-text-"));
const found: Record<string, number> = {};

beforeAll(() => {
  const config = { root: true, plugins: [RULE], linter: { rules: { preset: "none" } } };
  writeFileSync(join(folder, "biome.json"), JSON.stringify(config));
  writeFileSync(join(folder, "clean.tsx"), PAGE);
  for (const [name, [text, before]] of Object.entries(WITH_TEXT))
    writeFileSync(join(folder, `${name}.tsx`), PAGE.replace(before, text));
  const told = spawnSync(process.execPath, [BIOME, "lint", "--colors=off", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  for (const [, name = ""] of told.stderr.matchAll(/^(\w+)\.tsx:\d+:\d+ plugin/gm))
    found[name] = (found[name] ?? 0) + 1;
});

afterAll(() => rmSync(folder, { recursive: true }));

test("keys, signs, the names of keys and commands are no text", () => {
  expect(found.clean).toBeUndefined();
});

test.each(Object.keys(WITH_TEXT))("text %s is found", (name) => {
  expect(found[name]).toBe(1);
});
