import words from "virtual:words/desk";
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { DAY_MS } from "../live/retention";
import { loadWords } from "../words";
import type { EventRow } from "./data";
import { EventsPart } from "./EventsPart";

const TODAY = "2026-01-17";

const event = (code: string, daysLeft: number): EventRow => ({
  code,
  title: "Tea",
  titles: {},
  lang: "en",
  languages: ["en"],
  series: null,
  created_at: 0,
  ended_at: null,
  deletes_at: Date.parse(TODAY) + daysLeft * DAY_MS,
  people: 0,
  ideas: 0,
  pledges: 0,
  joiners: 0,
  follow_ups: { not_started: 0, under_way: 0, kept: 0, changed: 0, dropped: 0 },
  checked_in: 0,
  ladder: [],
  perspectives: [],
  room: null,
});

test("every event says when it is deleted, and one that goes soon warns", async () => {
  await loadWords(words, "en");
  const root = document.createElement("div");
  const events = [event("BCDFGH", 31), event("BCDFGJ", 30)];
  act(() => render(<EventsPart events={events} today={TODAY} deskKey="" wish={{}} />, root));
  const [later, soon] = [...root.querySelectorAll("tbody tr")];
  expect(later?.textContent).toContain("To be deleted on 17 February 2026");
  expect(later?.querySelector(".desk-late")).toBeNull();
  expect(soon?.querySelector(".desk-late")?.textContent).toBe(
    "To be deleted soon: on 16 February 2026",
  );
});
