import { Button } from "../components/Button";
import { TextField } from "../components/TextField";
import { date } from "../dates";
import { nameIn } from "../live/selectors";
import { type Key, language, t } from "../words";
import { type EventRow, FOLLOW_UPS, type Pledges } from "./data";
import { Select } from "./Select";
import { followUp, titleOf } from "./said";

const DUES = ["overdue", "soon", "dated", "undated"] as const;
const HEARDS = ["never", "not_lately"] as const;
const STATUSES = ["shown", "held", "hidden"] as const;
const ORDERS = ["due", "follow_up", "who", "joiners", "heard"] as const;

interface Props {
  events: EventRow[];
  wish: Record<string, string>;
  choices: Pledges["choices"] | undefined;
  change(changes: Record<string, string>): void;
}

type Option = [value: string, name: string];

const named = (keys: readonly string[], section: string): Option[] =>
  keys.map((key) => [key, t(`desk.${section}_${key}` as Key)]);

/** Which pledges, and in which order. */
export function PledgeWishes({ events, wish, choices, change }: Props) {
  const themes = Object.entries(choices?.themes ?? {}).map(
    ([key, names]): Option => [key, nameIn(names, language.value).text],
  );
  const series = [...new Set(events.flatMap(({ series: name }) => name ?? []))];
  const fields: [field: string, options: Option[]][] = [
    ["follow_up", FOLLOW_UPS.map((status): Option => [status, followUp(status)])],
    ["due", named(DUES, "due")],
    ["heard", named(HEARDS, "heard")],
    [
      "kind",
      [
        ["action", t("common.action")],
        ["culture", t("common.culture")],
      ],
    ],
    ["theme", themes],
    ["group", (choices?.groups ?? []).map((group): Option => [group, group])],
    ["event", events.map((event): Option => [event.code, eventName(event)])],
    ["series", series.map((name): Option => [name, name])],
    ["status", named(STATUSES, "standing")],
  ];
  const wished = Object.keys(wish).some((field) => wish[field] && field !== "order");
  return (
    <search>
      <details class="desk-filter" open={wished || matchMedia("(min-width: 52rem)").matches}>
        <summary>{t("desk.filter")}</summary>
        <div class="desk-wishes">
          {fields.map(
            ([field, options]) =>
              (options.length > 0 || wish[field]) && (
                <Select
                  key={field}
                  id={`wish-${field}`}
                  label={t(`desk.wish_${field}` as Key)}
                  value={wish[field] ?? ""}
                  none={t("desk.all")}
                  options={options}
                  onChange={(chosen) => change({ [field]: chosen })}
                />
              ),
          )}
          <TextField
            id="wish-who"
            label={t("desk.wish_who")}
            value={wish.who ?? ""}
            onInput={(who) => change({ who })}
          />
          <Select
            id="wish-order"
            label={t("desk.order")}
            value={wish.order ?? ""}
            none={t("desk.order_event")}
            options={named(ORDERS, "order")}
            onChange={(order) => change({ order, backwards: order === "joiners" ? "true" : "" })}
          />
        </div>
        {wished && (
          <Button
            kind="quiet"
            onClick={() =>
              change(Object.fromEntries(Object.keys(wish).map((field) => [field, ""])))
            }
          >
            {t("desk.clear")}
          </Button>
        )}
      </details>
    </search>
  );
}

const eventName = (event: EventRow): string => `${titleOf(event).text}, ${date(event.created_at)}`;
