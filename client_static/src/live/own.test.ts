import { expect, test } from "vitest";
import { isOwn } from "./own";
import { reference } from "./references";

const said = (id: string, text = "Tea") => ({ id, text });
const on = (...own: ReturnType<typeof said>[]) =>
  Object.fromEntries(own.map((one) => [one.id, one]));

test("what has one's id is one's own", () => {
  expect(isOwn(on(said("a")), said("a", "Tea, edited"))).toBe(true);
  expect(isOwn(on(said("a")), said("b"))).toBe(false);
});

test("what comes from the room before its ack is not somebody else's", () => {
  const sent = said(reference("c1"));
  expect(isOwn(on(sent), said("a"))).toBe(true);
  expect(isOwn(on(sent), said("a", "Coffee"))).toBe(false);
});
