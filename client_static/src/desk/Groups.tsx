import { date } from "../dates";
import { perspectiveName, type Standing, shareWords, standings } from "../live/ground";
import type { VoicesEntity } from "../wire.gen";
import { t } from "../words";
import type { EventRow } from "./data";
import { Rows } from "./Rows";
import { Title } from "./said";

interface Group {
  key: string;
  name: string;
  lang: string;
  events: { event: EventRow; expected: number; here: number | undefined; stands: Standing }[];
}

/** As a stage published it: `standings` reads no more of it than groups and shares. */
const voicesOf = ({ room }: EventRow): VoicesEntity | null =>
  room && { id: "", ...room, of: null, given: null };

/** Groups of the same name in any of the languages are one. */
const keysOf = (names: Record<string, string>): string[] =>
  Object.values(names).map((name) => name.trim().toLowerCase());

/** Who was expected, and how they stood in each event of which that was published. */
export function groupsOf(events: EventRow[]): Group[] {
  const found: Group[] = [];
  const known = new Map<string, Group>();
  for (const event of events) {
    const voices = voicesOf(event);
    if (!voices) continue;
    for (const { one, expected, here, stands } of standings(event.perspectives, voices)) {
      const keys = keysOf(one.names);
      let group = keys.flatMap((key) => known.get(key) ?? [])[0];
      if (!group) {
        const { text, lang } = perspectiveName(one);
        group = { key: keys[0] ?? "", name: text, lang, events: [] };
        found.push(group);
      }
      for (const key of keys) known.set(key, group);
      group.events.push({ event, expected, here, stands });
    }
  }
  return found;
}

/** Expected against present, as far as it was published: of small groups nothing ever is. */
export function Groups({ events }: { events: EventRow[] }) {
  const groups = groupsOf(events);
  const without = events.filter(
    ({ room, perspectives }) => !room && perspectives.some(({ expected }) => expected),
  );
  if (!groups.length) return <p class="desk-soft">{t("desk.no_groups")}</p>;
  return (
    <>
      <h3>{t("desk.groups")}</h3>
      <Rows<Group>
        caption={t("desk.groups")}
        rows={groups}
        keyOf={({ key }) => key}
        columns={[
          {
            heading: t("desk.group"),
            cell: ({ name, lang }) => <strong lang={lang}>{name}</strong>,
          },
          { heading: t("desk.expected_here"), cell: Stood },
        ]}
      />
      {without.map((event) => (
        <p key={event.code}>
          <Title event={event} />, {date(event.created_at)}: {t("desk.not_published")}
        </p>
      ))}
      <p class="field-hint">{t("desk.groups_note")}</p>
    </>
  );
}

function Stood({ events }: Group) {
  return (
    <ul class="plain-list desk-stood">
      {events.map(({ event, expected, here, stands }) => (
        <li key={event.code}>
          <span class="desk-small">
            <Title event={event} />, {date(event.created_at)}
          </span>
          <strong class={stands === "fewer" ? "desk-badge desk-late" : undefined}>
            {t(`ground.${stands}`)}
          </strong>{" "}
          ({t("ground.who_expected")}: {shareWords(expected)} · {t("ground.who_here")}:{" "}
          {here === undefined ? t("ground.who_pooled") : shareWords(here)})
        </li>
      ))}
    </ul>
  );
}
