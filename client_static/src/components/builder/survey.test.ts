import { expect, test } from "vitest";
import { BUILT_IN, blank, tidied, withLines, withText } from "./survey";

test("what nobody changed is no survey of one's own", () => {
  expect(tidied({ questions: BUILT_IN })).toBeNull();
  expect(tidied({ questions: [] })).toBeNull();
  expect(tidied({ questions: [...BUILT_IN, blank(BUILT_IN)] })).toBeNull();
  expect(tidied({ questions: BUILT_IN.slice(1) })?.questions).toHaveLength(4);
});

test("a further question has an id of its own, and words once somebody wrote some", () => {
  const question = blank([{ id: "q2", kind: "agree" }]);
  expect(question.id).toBe("q3");
  const written = { ...question, texts: withText(question.texts, "cy", "Pam?") };
  expect(tidied({ questions: [written] })?.questions[0]?.texts).toEqual({ cy: "Pam?" });
  expect(
    tidied({ questions: [{ ...written, texts: withText(written.texts, "cy", "") }] }),
  ).toBeNull();
});

test("answers stand a line each, beside what they are called in another language", () => {
  const english = withLines({ id: "q1", kind: "one" }, "en", ["Here", "There"]);
  const both = withLines(english, "cy", ["Yma"]);
  expect(both.options).toEqual([
    { id: "o1", texts: { en: "Here", cy: "Yma" } },
    { id: "o2", texts: { en: "There" } },
  ]);
  expect(withLines(both, "en", []).options).toEqual([{ id: "o1", texts: { cy: "Yma" } }]);
});
