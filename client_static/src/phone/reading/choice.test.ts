import { beforeEach, expect, test, vi } from "vitest";

async function opened(address: string) {
  vi.resetModules();
  history.replaceState(null, "", address);
  return import("./choice");
}

beforeEach(() => localStorage.clear());

test("nothing is chosen at first", async () => {
  const { reading } = await opened("/NNNNNN");
  expect(reading.value).toEqual({ easy: false, aloud: false, size: 100 });
});

test("a choice is found again", async () => {
  const { choose } = await opened("/NNNNNN");
  choose({ easy: true });
  choose({ size: 150 });
  const { reading } = await opened("/NNNNNN");
  expect(reading.value).toEqual({ easy: true, aloud: false, size: 150 });
});

test("an address can ask for easy read, until its reader chooses otherwise", async () => {
  const { choose, reading } = await opened("/NNNNNN?easy=1");
  expect(reading.value).toEqual({ easy: true, aloud: true, size: 100 });
  choose({ easy: false });
  expect((await opened("/NNNNNN?easy=1")).reading.value.easy).toBe(false);
});

test("what makes no sense is taken for the usual", async () => {
  localStorage.setItem("pledgewall:reading", "9000 uneasy {}");
  const { reading } = await opened("/NNNNNN");
  expect(reading.value).toEqual({ easy: false, aloud: false, size: 100 });
});
