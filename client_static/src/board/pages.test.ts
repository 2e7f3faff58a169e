import { expect, test } from "vitest";
import { dwellFor, idsOn, pageOf, paginate } from "./pages";

const sheet = { columns: 2, height: 100, gap: 10 };
const heights: Record<string, number> = { a: 60, b: 30, b2: 30, c: 50, d: 60, e: 100, long: 240 };
const heightOf = (id: string) => heights[id] ?? 0;

test("the emptiest column is filled first, the first page with room before the next", () => {
  const pages = paginate(["a", "b", "c", "d", "e", "b2"], heightOf, sheet);
  expect(pages.map((page) => page.columns)).toEqual([
    [
      ["a", "b2"],
      ["b", "c"],
    ],
    [["d"], ["e"]],
  ]);
});

test("a single column keeps the order", () => {
  const pages = paginate(["a", "d", "b", "c", "b2"], heightOf, { ...sheet, columns: 1 });
  expect(pages.map(idsOn)).toEqual([["a"], ["d", "b"], ["c", "b2"]]);
});

test("a card too tall for a column has a page of its own, and the others still fill theirs", () => {
  const pages = paginate(["a", "long", "b"], heightOf, sheet);
  expect(pages).toEqual([
    { wide: false, columns: [["a"], ["b"]] },
    { wide: true, columns: [["long"]] },
  ]);
  expect(pageOf(pages, "long")).toBe(1);
});

test("a new card moves none of the earlier ones", () => {
  const ids = ["c", "long", "a", "b", "d", "e"];
  for (let n = 1; n < ids.length; n++) {
    const before = paginate(ids.slice(0, n), heightOf, sheet);
    const after = paginate(ids.slice(0, n + 1), heightOf, sheet);
    before.forEach((page, index) => {
      page.columns.forEach((column, number) => {
        const now = after[index]?.columns[number];
        expect(now?.slice(0, column.length)).toEqual(column);
      });
    });
  }
});

test("a page stays long enough to be read, within bounds", () => {
  expect(dwellFor(["one two"])).toBe(8_000);
  expect(dwellFor([Array(40).fill("word").join(" ")])).toBe(14_000);
  expect(dwellFor([Array(400).fill("word").join(" ")])).toBe(25_000);
});
