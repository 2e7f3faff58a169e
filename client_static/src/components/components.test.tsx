import words from "virtual:words/console";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PledgeEntity } from "../wire.gen";
import { loadWords } from "../words";
import { DotPicker } from "./DotPicker";
import { ErrorSummary } from "./ErrorNote";
import { IdeaCard } from "./IdeaCard";
import { OpinionPicker } from "./OpinionPicker";
import { PledgeCard } from "./PledgeCard";
import { TallyBar } from "./TallyBar";
import { TextField } from "./TextField";
import { Timer } from "./Timer";

let root: HTMLElement;

const show = (element: Parameters<typeof render>[0]) => act(() => render(element, root));
const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });
const one = <E extends HTMLElement>(selector: string): E => {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const text = () => (root.textContent ?? "").replace(/\s+/g, " ");

beforeEach(async () => {
  vi.useFakeTimers();
  root = document.createElement("div");
  document.body.append(root);
  await loadWords(words, "en");
});

afterEach(() => {
  act(() => render(null, root));
  root.remove();
  vi.useRealTimers();
});

test("people's words are text in their own language, never markup", () => {
  show(<IdeaCard idea={{ text: "<b>Grŵp</b> cerdded", lang: "cy" }} />);
  expect(one(".card-words").textContent).toBe("<b>Grŵp</b> cerdded");
  expect(one(".card-words").lang).toBe("cy");
  expect(root.querySelector("b")).toBeNull();
});

test("erased words are said to be removed", () => {
  show(<IdeaCard idea={{ text: "", lang: "en" }} />);
  expect(text()).toContain("These words were removed.");
});

test("a pledge's kind is a shape and a word", () => {
  const pledge = {
    id: "p",
    n: 1,
    text: "I will listen first",
    lang: "en",
    kind: "culture",
    who: "Jo",
    group: null,
    by_when: "By Easter",
    support: null,
    ideas: [],
    joiners: 2,
    status: "shown",
  } satisfies PledgeEntity;
  show(<PledgeCard pledge={pledge} />);
  expect(one(".kind-culture").textContent).toBe("Culture");
  expect(text()).toContain("2 people joined");
  expect(text()).toContain("By Easter");
});

test("dots are given and taken one by one, within both limits", () => {
  const onChange = vi.fn();
  const press = (n: number) => root.querySelectorAll<HTMLElement>(".dots-step")[n]?.click();
  show(<DotPicker of="An idea" dots={2} limit={3} left={1} onChange={onChange} />);
  press(0);
  press(1);
  expect(onChange.mock.calls).toEqual([[1], [3]]);

  onChange.mockClear();
  show(<DotPicker of="An idea" dots={2} limit={3} left={0} onChange={onChange} />);
  press(1);
  show(<DotPicker of="An idea" dots={0} limit={3} left={5} onChange={onChange} />);
  press(0);
  expect(onChange).not.toHaveBeenCalled();
});

test("the chosen opinion is pressed", () => {
  const onChange = vi.fn();
  show(<OpinionPicker of="An idea" value="agree" onChange={onChange} />);
  expect(one('[aria-pressed="true"]').textContent).toContain("Agree");
  one(".opinion-pass").click();
  expect(onChange).toHaveBeenCalledWith("pass");
});

test("tallies are said in words", () => {
  show(<TallyBar tally={{ dots: 7, voters: 3 }} most={14} />);
  expect(text()).toContain("7 dots from 3 people");
  expect(one(".tally-dots").style.width).toBe("50.0%");
  show(<TallyBar tally={{ voters: 4, agree: 2, disagree: 1, pass: 1 }} most={0} />);
  expect(text()).toContain("Agree: 2");
  show(<TallyBar tally={undefined} most={14} />);
  expect(text()).toBe("No dots ");
});

test("a field cuts nothing off: it counts what is too much", () => {
  show(<TextField label="Idea" value="Six words" onInput={() => {}} limit={5} lines={3} />);
  const area = one<HTMLTextAreaElement>("textarea");
  expect(area.value).toBe("Six words");
  expect(area.hasAttribute("maxlength")).toBe(false);
  expect(text()).toContain("4 characters too many");
});

test("a field's hint, error and count are tied to it", () => {
  show(<TextField id="f" label="Idea" value="" onInput={() => {}} hint="H" error="E" limit={9} />);
  expect(one("input").getAttribute("aria-describedby")).toBe("f-hint f-error f-count");
  expect(one("input").getAttribute("aria-invalid")).toBe("true");
  expect(one("label").getAttribute("for")).toBe("f");
});

test("the count is spoken only when typing pauses and little room is left", () => {
  const field = (value: string) => (
    <TextField label="Idea" value={value} onInput={() => {}} limit={10} lines={2} />
  );
  show(field("abc"));
  pass(1_500);
  expect(one('[role="status"]').textContent).toBe("");
  show(field("abcdefghi"));
  expect(one('[role="status"]').textContent).toBe("");
  pass(1_500);
  expect(one('[role="status"]').textContent).toBe("1 character left");
});

test("the timer counts by the server's clock", () => {
  let now = 100_000;
  show(<Timer timer={{ started_at: 0, ends_at: 165_000 }} now={() => now} />);
  expect(text()).toBe("1:05");
  now = 163_500;
  pass(1_000);
  expect(text()).toBe("0:02");
  now = 170_000;
  pass(1_000);
  expect(text()).toBe("Time is up");
});

test("the error summary takes the focus at a try, not while somebody types", () => {
  const errors = [{ field: "f", text: "Write something" }];
  show(
    <>
      <input id="f" />
      <ErrorSummary errors={errors} tries={1} />
    </>,
  );
  expect(document.activeElement).toBe(one(".error-note"));
  one("a").click();
  expect(document.activeElement).toBe(one("input"));
  show(
    <>
      <input id="f" />
      <ErrorSummary errors={[...errors]} tries={1} />
    </>,
  );
  expect(document.activeElement).toBe(one("input"));
});
