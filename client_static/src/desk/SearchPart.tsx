import { TextField } from "../components/TextField";
import { date } from "../dates";
import { t } from "../words";
import { useAnswer } from "./asking";
import type { EventRow, Found, FoundThing } from "./data";
import { More } from "./More";
import type { PartProps } from "./Parts";
import { wishFor } from "./place";
import { Select } from "./Select";
import { followUp, Standing, Title } from "./said";

/** Every idea and pledge ever made, by its words. */
export function SearchPart({ events, wish, deskKey }: PartProps) {
  const { q = "", kind = "" } = wish;
  const change = (changes: Record<string, string>) => wishFor("search", { ...wish, ...changes });
  const query = new URLSearchParams({ q, kind });
  const path = q.trim() ? `/api/desk/search?${query}` : null;
  const { found, problem, busy } = useAnswer<Found>(path, deskKey);
  return (
    <>
      <search class="desk-wishes desk-search">
        <TextField
          id="q"
          label={t("desk.search_words")}
          hint={t("desk.search_hint")}
          value={q}
          onInput={(text) => change({ q: text, first: "" })}
        />
        <Select
          id="kind"
          label={t("desk.search_in")}
          value={kind}
          none={t("desk.search_both")}
          options={[
            ["idea", t("desk.ideas")],
            ["pledge", t("desk.pledges")],
          ]}
          onChange={(chosen) => change({ kind: chosen })}
        />
      </search>
      <p role="status" class="desk-count">
        {problem?.text ??
          (path && found && !busy ? t("desk.found", { n: found.total }) : t("desk.search_note"))}
      </p>
      {path && found && (
        <More<FoundThing>
          key={`${path} ${busy}`}
          total={found.total}
          first={found.found}
          more={(at) => `${path}&first=${at}`}
          deskKey={deskKey}
          take={(answer) => (answer as Found).found}
        >
          {(all) => (
            <ul class="plain-list desk-found">
              {all.map((one) => (
                <Hit
                  key={`${one.event} ${one.thing.kind} ${one.thing.n}`}
                  hit={one}
                  event={events.find(({ code }) => code === one.event)}
                />
              ))}
            </ul>
          )}
        </More>
      )}
    </>
  );
}

function Hit({ hit, event }: { hit: FoundThing; event: EventRow | undefined }) {
  const { thing, parts } = hit;
  return (
    <li class="desk-hit">
      <p class="card-words" lang={thing.lang || undefined}>
        {parts.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}
      </p>
      <p class="desk-small">
        <strong>
          {t(thing.kind === "idea" ? "desk.idea_n" : "desk.pledge_n", { n: thing.n })}
        </strong>
        {" · "}
        {event ? <Title event={event} /> : hit.title}
        {" · "}
        {date(hit.date)} <Standing status={thing.status} />
        {thing.into && <> · {t("desk.merged_into", { n: thing.into })}</>}
        {thing.pledge && <> · {followUp(thing.pledge.follow_up)}</>}
      </p>
    </li>
  );
}
