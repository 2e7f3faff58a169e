import { expect, test } from "vitest";
import type { GroundGroup, Perspective, VoicesEntity } from "../wire.gen";
import { balance, missing } from "./ground";

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

test("missing are those of whom ten points fewer came, or too few to say", () => {
  const offered = [asked("staff", 10), asked("carer", 10), asked("young", 5)];
  expect(missing(offered, voices)?.map(({ id }) => id)).toEqual(["carer", "young"]);
  expect(missing([asked("staff", 20), asked("carer", 10)], voices)?.map(({ id }) => id)).toEqual([
    "carer",
  ]);
  const full = { ...voices, groups: voices.groups.slice(0, 2), people: [75, 25] };
  expect(missing([asked("staff", 3), asked("carer", 1)], full)).toEqual([]);
});

test("where nobody said how many were asked, nobody can be missing", () => {
  expect(missing([asked("staff", null)], voices)).toBeNull();
  expect(missing([], voices)).toBeNull();
});

test("the balance says who owns nearly all, and who much more or less than their share", () => {
  expect(balance([40, 40, 20], [90, 5, 5])).toEqual({ all: 0, more: [], less: [1] });
  expect(balance([40, 40, 20], [60, 20, 20])).toEqual({ all: null, more: [0], less: [1] });
  expect(balance([40, 40, 20], [50, 30, 20])).toEqual({ all: null, more: [], less: [] });
});
