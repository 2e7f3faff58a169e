import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import en from "../../../languages/en.json";
import { loadWords } from "../../words";
import { OneByOne } from "./OneByOne";

let root: HTMLElement;
const show = (...ids: string[]) =>
  act(() =>
    render(
      <OneByOne of={ids.map((id) => ({ id }))}>{({ id }) => <article>{id}</article>}</OneByOne>,
      root,
    ),
  );
const shown = () => root.querySelector("article")?.textContent;
const button = (name: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.includes(name));
const press = (name: string) => act(() => button(name)?.click());

beforeEach(async () => {
  root = document.createElement("div");
  document.body.append(root);
  await loadWords({ en: async () => ({ default: en }) }, "en");
});

afterEach(() => {
  act(() => render(null, root));
  root.remove();
});

test("one card shows, with its place and the ways on and back", async () => {
  await show("a", "b", "c");
  expect(shown()).toBe("a");
  expect(root.textContent).toContain("1 of 3");
  expect(button("Back")?.getAttribute("aria-disabled")).toBe("true");
  await press("Next");
  expect(shown()).toBe("b");
  expect(document.activeElement?.textContent).toBe("2 of 3");
  await press("Back");
  await press("Back");
  expect(shown()).toBe("a");
});

test("the card stays while others come before it and go", async () => {
  await show("b", "c");
  await press("Next");
  await show("a", "b", "c");
  expect(shown()).toBe("c");
  expect(root.textContent).toContain("3 of 3");
  await show("a", "b");
  expect(shown()).toBe("a");
});

test("a single card needs no way on", async () => {
  await show("a");
  expect(root.querySelectorAll("button")).toHaveLength(0);
});
