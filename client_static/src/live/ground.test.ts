import { expect, test } from "vitest";
import type { GroundGroup, Perspective, VoicesEntity } from "../wire.gen";
import { balance, standings } from "./ground";

const group = (id: string | null): GroundGroup => ({ id, names: { en: id ?? "" } });
const asked = (id: string, expected: number | null): Perspective => ({
  ...group(id),
  id,
  expected,
});

const voices: VoicesEntity = {
  id: "s1",
  groups: [group("staff"), group("carer"), group(null)],
  people: [60, 20, 20],
  of: null,
  given: null,
};

const stands = (offered: Perspective[], found = voices) =>
  standings(offered, found).map(({ one, stands }) => [one.id, stands]);

test("ten points fewer or more than expected are worth a word", () => {
  const full = { ...voices, groups: voices.groups.slice(0, 2), people: [75, 25] };
  expect(stands([asked("staff", 3), asked("carer", 1)], full)).toEqual([
    ["staff", "as_expected"],
    ["carer", "as_expected"],
  ]);
  expect(stands([asked("staff", 10), asked("carer", 10)])).toEqual([
    ["staff", "more"],
    ["carer", "fewer"],
  ]);
});

test("who is counted with everybody else is surely missing only where all of these would be", () => {
  const offered = [asked("staff", 10), asked("young", 10), asked("old", 5)];
  expect(stands(offered)).toEqual([
    ["staff", "more"],
    ["young", "fewer"],
    ["old", "perhaps"],
  ]);
});

test("where nobody said how many were asked, nobody can be missing", () => {
  expect(stands([asked("staff", null)])).toEqual([]);
  expect(stands([])).toEqual([]);
});

test("the balance says who owns nearly all, and who much more or less than their share", () => {
  expect(balance([40, 40, 20], [90, 5, 5])).toEqual({ all: 0, more: [], less: [1] });
  expect(balance([40, 40, 20], [60, 20, 20])).toEqual({ all: null, more: [0], less: [1] });
  expect(balance([40, 40, 20], [50, 30, 20])).toEqual({ all: null, more: [], less: [] });
});
