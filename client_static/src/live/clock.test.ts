import { expect, test } from "vitest";
import { Clock } from "./clock";

test("the server's time is told from the fastest message", () => {
  let local = 1_000;
  const clock = new Clock(() => local);
  clock.restart(51_000);
  expect(clock.now()).toBe(51_000);
  local = 2_000;
  clock.observe(52_300);
  expect(clock.now()).toBe(52_300);
});

test("a late message hardly moves the clock", () => {
  let local = 0;
  const clock = new Clock(() => local);
  clock.restart(10_000);
  local = 5_000;
  clock.observe(14_000);
  expect(clock.now()).toBe(14_900);
});

test("half the round trip is added to an ack's time", () => {
  const clock = new Clock(() => 0);
  clock.observe(1_000, 200);
  expect(clock.now()).toBe(1_100);
});
