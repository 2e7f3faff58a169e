import { beforeEach, expect, test } from "vitest";
import { Drafts } from "./drafts";

beforeEach(() => localStorage.clear());

test("half-typed words survive a reload, per event", () => {
  new Drafts("BCDFGH").write("idea:s2", "Half a thou");
  expect(new Drafts("BCDFGH").get("idea:s2").value).toBe("Half a thou");
  expect(new Drafts("JKLMNP").get("idea:s2").value).toBe("");
});

test("sent words leave nothing behind", () => {
  const drafts = new Drafts("BCDFGH");
  drafts.write("idea:s2", "A thought");
  expect(drafts.names()).toEqual(["idea:s2"]);
  drafts.write("idea:s2", "");
  expect(drafts.names()).toEqual([]);
  expect(localStorage.length).toBe(0);
});

test("words about what has an id now are kept under it, and name it", () => {
  const drafts = new Drafts("BCDFGH");
  drafts.write("edit:pending:1", "Half a change");
  drafts.write("pledge:new:ideas", "i7 pending:1");
  drafts.write("idea:s2", "Another");
  drafts.rename("pending:1", "i8");
  expect(drafts.names().sort()).toEqual(["edit:i8", "idea:s2", "pledge:new:ideas"]);
  expect(drafts.get("edit:i8").value).toBe("Half a change");
  expect(drafts.get("edit:pending:1").value).toBe("");
  expect(drafts.get("pledge:new:ideas").value).toBe("i7 i8");
  expect(new Drafts("BCDFGH").get("edit:i8").value).toBe("Half a change");
});
