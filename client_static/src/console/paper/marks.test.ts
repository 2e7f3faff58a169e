import { expect, test } from "vitest";
import { MARKS } from "./marks";

test("dots are typed as a number, 0 takes them back", () => {
  expect(MARKS.dots.read(" 3 ")).toEqual({ dots: 3 });
  expect(MARKS.dots.read("0")).toEqual({ dots: 0 });
  for (const typed of ["", "x", "1.5", "-1", "1e3"]) expect(MARKS.dots.read(typed)).toBeNull();
});

test("an opinion is typed by its number on the ballot", () => {
  expect(MARKS.opinion.read("2")).toEqual({ opinion: "disagree" });
  for (const typed of ["", "0", "4"]) expect(MARKS.opinion.read(typed)).toBeNull();
});

test("a score is one of five, and support needs the number alone", () => {
  expect(MARKS.scale.read("5")).toEqual({ score: 5 });
  expect(MARKS.scale.read("6")).toBeNull();
  expect(MARKS.approval.read("")).toEqual({ approve: true });
});
