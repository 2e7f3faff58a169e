// Turns the wire's JSON Schema (`python -m server.wire_types`, on standard input) into
// src/wire.gen.ts; with --check, only says whether that file is up to date.

import { readFileSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { compile } from "json-schema-to-typescript";

const FILE = new URL("src/wire.gen.ts", import.meta.url);

/** What Python calls `dict[str, Any]` has unknown values, not none. */
const anyValues = (_key, schema) =>
  schema?.type === "object" && !("properties" in schema)
    ? { additionalProperties: {}, ...schema }
    : schema;

const types = await compile(JSON.parse(await text(process.stdin), anyValues), "", {
  additionalProperties: false,
  bannerComment: "/* Made by `make types` from sessions/wire and sessions/commands. */",
  ignoreMinAndMaxItems: true,
  unreachableDefinitions: true,
});
// Each type would say that it comes from the schema's root.
const said = /\n \*(?:\n \*)? This interface was referenced by .*? via the `definition` "\w+"\./gs;
const clean = types.replace(said, "").replace(/^\/\*\*\n \*\/\n/gm, "");

if (!process.argv.includes("--check")) {
  writeFileSync(FILE, clean);
} else if (readFileSync(FILE, "utf8") !== clean) {
  console.error("src/wire.gen.ts is stale: run `make types`.");
  process.exit(1);
}
