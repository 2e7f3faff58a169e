import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { phoneWords, saidIn } from "./phone-words.ts";

/** A page of these modules, whose script is the first. */
function page(modules: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  for (const [name, code] of Object.entries(modules)) writeFileSync(join(folder, name), code);
  return phoneWords(join(folder, Object.keys(modules)[0] ?? ""));
}

test("words come as early as what says them", () => {
  const when = page({
    "main.ts": 'import { Join } from "./Join";\nconst late = () => import("./Late");',
    "Join.tsx": 'import type { Kind } from "./Kind";\nconst a = t("phone.join");',
    "Late.tsx": 'import {\n  b,\n} from "./pledge";\nconst c = t("phone.join");',
    "pledge.ts": 'export const b = t("phone.make_pledge");',
    "Kind.ts": 'export type Kind = "phone.round";',
  });
  expect(when("phone.join")).toBe("first");
  expect(when("phone.make_pledge")).toBe("later");
  expect(when("phone.round")).toBe("never");
});

test("where a message is chosen at run time, all that it could be come", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
  const code = "t(`common.stage.${kind}`); t(`phone.next_${what}`); t(`refusals.${code}`);";
  const when = page({ "main.ts": code });
  const asked = ["common.stage", "phone.next_ideas", "phone.next", "refusals.not_open"];
  expect(asked.map(when)).toEqual(["first", "first", "never", "never"]);
});

test("a message is found in built code, too", () => {
  expect(saidIn("l(`phone.join`,{n:1}),l(`common.sent`)")).toEqual(["phone.join", "common.sent"]);
});
