import { expect, test, vi } from "vitest";
import { late } from "./late";

vi.mock("./moreWords", () => ({ moreWords: async () => {} }));

test("a part is fetched once, however often it is wanted", async () => {
  const load = vi.fn(async () => "part");
  const one = late(load);
  expect(one.part.value).toBeNull();
  expect(load).not.toHaveBeenCalled();
  one.want();
  one.want();
  await vi.waitFor(() => expect(one.part.value).toBe("part"));
  expect(load).toHaveBeenCalledTimes(1);
});

test("a part that does not come is asked for until it does", async () => {
  vi.useFakeTimers();
  const load = vi.fn<() => Promise<string>>().mockResolvedValue("part");
  load
    .mockRejectedValueOnce(new Error("no network"))
    .mockRejectedValueOnce(new Error("still none"));
  const one = late(load);
  one.want();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(one.part.value).toBeNull();
  expect(one.failures.value).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(one.part.value).toBe("part");
  expect(load).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});
