import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { Kind } from "../components/PledgeCard";
import { save } from "../components/saving";
import { nameIn } from "../live/selectors";
import { language, listOf, t } from "../words";
import { ask, isProblem, useAnswer } from "./asking";
import type { EventRow, Listed, Pledges } from "./data";
import { More } from "./More";
import type { PartProps } from "./Parts";
import { PledgeWishes } from "./PledgeWishes";
import { wishFor } from "./place";
import { type Column, Rows } from "./Rows";
import { day, followUp, Standing, Title } from "./said";

/** The pledges of all events: those that are wished for. */
export function PledgesPart({ events, wish, deskKey }: PartProps) {
  const query = new URLSearchParams(wish).toString();
  const path = `/api/desk/pledges?${query}`;
  const { found, problem, busy } = useAnswer<Pledges>(path, deskKey);
  return (
    <>
      <PledgeWishes
        {...{ events, wish }}
        choices={found?.choices}
        change={(changes) => wishFor("pledges", { ...wish, ...changes })}
      />
      {problem && <ErrorNote>{problem.text}</ErrorNote>}
      <p role="status" class="desk-count">
        {found && !busy && t("desk.pledges_found", { n: found.total })}
      </p>
      {found && found.total > 0 && (
        <>
          <Files query={query} deskKey={deskKey} />
          <More<Listed>
            key={`${path} ${busy}`}
            total={found.total}
            first={found.pledges}
            more={(at) => `${path}&first=${at}`}
            deskKey={deskKey}
            take={(answer) => (answer as Pledges).pledges}
          >
            {(all) => (
              <Rows<Listed>
                caption={t("desk.part_pledges")}
                columns={columns(events)}
                rows={all}
                keyOf={({ event, n }) => `${event} ${n}`}
              />
            )}
          </More>
        </>
      )}
    </>
  );
}

const columns = (events: EventRow[]): Column<Listed>[] => [
  {
    heading: t("desk.pledge"),
    cell: (one) => <Words one={one} event={events.find(({ code }) => code === one.event)} />,
  },
  { heading: t("desk.owner"), cell: Owner },
  { heading: t("desk.due"), cell: Due },
  { heading: t("desk.status"), cell: State },
  { heading: t("desk.joined"), number: true, cell: ({ pledge }) => pledge.joiners },
];

function Words({ one, event }: { one: Listed; event: EventRow | undefined }) {
  const { text, lang, title, n, status, pledge } = one;
  const themes = pledge.themes.map((names) => nameIn(names, language.value));
  return (
    <>
      <span class="card-words" lang={lang || undefined}>
        {text || t("common.erased")}
      </span>
      <span class="desk-small">
        <Kind kind={pledge.kind} /> {event ? <Title event={event} /> : title},{" "}
        {t("desk.number", { n })} <Standing status={status} />
      </span>
      {themes.length > 0 && (
        <span class="desk-small">
          {t("desk.theme")}: {listOf(themes.map(({ text: name }) => name))}
        </span>
      )}
    </>
  );
}

function Owner({ pledge, lang }: Listed) {
  const { who, group } = pledge;
  if (!who && !group) return <span class="desk-soft">{t("desk.no_owner")}</span>;
  return (
    <span lang={lang || undefined}>
      {who && <strong class="desk-name">{who}</strong>}
      {group}
    </span>
  );
}

function Due({ pledge, overdue, lang }: Listed) {
  const { due, by_when } = pledge;
  if (!due && !by_when) return <span class="desk-soft">{t("desk.no_due")}</span>;
  return (
    <>
      {due && day(due)} {overdue && <span class="desk-badge desk-late">{t("desk.overdue")}</span>}
      {by_when && (
        <span class="desk-small" lang={lang || undefined}>
          {by_when}
        </span>
      )}
    </>
  );
}

function State({ pledge }: Listed) {
  return (
    <>
      <strong class="desk-name">{followUp(pledge.follow_up)}</strong>
      <span class="desk-small">
        {pledge.checked_in
          ? t("desk.heard_on", { date: day(pledge.checked_in) })
          : t("desk.never_heard")}
      </span>
      {pledge.help && (
        <span class="desk-small">{t("desk.help_wanted", { help: pledge.help })}</span>
      )}
    </>
  );
}

/** What is listed, as a file. The key is no part of any address, so it comes through the page. */
function Files({ query, deskKey }: { query: string; deskKey: string }) {
  const [problem, setProblem] = useState<string | null>(null);

  async function take(format: string): Promise<void> {
    const answer = await ask(`/api/desk/pledges/file?${query}&format=${format}`, deskKey);
    setProblem(isProblem(answer) ? answer.text : null);
    if (!isProblem(answer)) save(await answer.blob(), `pledgewall-pledges.${format}`);
  }

  return (
    <>
      <p class="desk-files">
        {(["csv", "xlsx"] as const).map((format) => (
          <Button key={format} onClick={() => take(format)}>
            {t(`desk.take_${format}`)}
          </Button>
        ))}
      </p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
    </>
  );
}
