import { expect, test } from "vitest";
import { looksLikeCode, tidyCode } from "./code";

test("case, blanks, hyphens and figures that look like letters make no difference", () => {
  expect(tidyCode(" bcd-f gh ")).toBe("BCDFGH");
  expect(tidyCode("258CDF")).toBe("ZSBCDF");
});

test("only letters and figures that codes are made of", () => {
  expect(looksLikeCode("BCDFGH")).toBe(true);
  expect(looksLikeCode("BCDFG")).toBe(false);
  expect(looksLikeCode("ABCDEF")).toBe(false);
  expect(looksLikeCode("BCDF01")).toBe(false);
});
