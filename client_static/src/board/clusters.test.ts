import { describe, expect, it } from "vitest";
import { mostOnPage, pagesOf, planFor } from "./clusters";

describe("planFor", () => {
  it("gives few themes room for their ideas, and many none", () => {
    expect(planFor(3, 46, 82)).toMatchObject({
      columns: 3,
      rows: 1,
      size: "large",
      lines: 3,
      ideas: 4,
    });
    expect(planFor(4, 46, 82)).toMatchObject({ columns: 2, rows: 2, ideas: 0 });
    expect(planFor(12, 46, 82)).toMatchObject({ columns: 3, rows: 4, size: "medium", lines: 3 });
    expect(planFor(20, 46, 82)).toMatchObject({ columns: 4, rows: 5, size: "small", lines: 3 });
  });

  it("cuts names where the question takes the room", () => {
    expect(planFor(20, 38, 82)).toMatchObject({ columns: 4, rows: 5, lines: 2, ideas: 0 });
  });

  it("lays fewer of them beside each other in larger type", () => {
    expect(planFor(6, 25, 54)).toMatchObject({ columns: 2, rows: 3, size: "medium" });
    expect(planFor(6, 18, 41)).toMatchObject({ columns: 2, rows: 3, size: "small" });
  });

  it("bears that there is nothing yet", () => {
    expect(planFor(0, 0, 0)).toMatchObject({ columns: 1, rows: 1, ideas: 0 });
  });
});

describe("mostOnPage", () => {
  it("is what can still be read", () => {
    expect(mostOnPage(46, 82)).toBe(20);
    expect(mostOnPage(25, 54)).toBe(8);
    expect(mostOnPage(0, 0)).toBe(1);
  });
});

describe("pagesOf", () => {
  it("puts what is too much for a map on further ones", () => {
    expect(pagesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(pagesOf([])).toEqual([]);
  });
});
