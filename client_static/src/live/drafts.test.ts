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
