import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { ErrorNote } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import type { MethodName, StageEntity } from "../wire.gen";
import { t } from "../words";
import { useOrders } from "./desk";

const METHODS: Partial<Record<StageEntity["kind"], MethodName[]>> = {
  vote: ["dots", "opinion", "approval", "scale"],
  conversation: ["opinion", "scale"],
};
const MOST_DOTS = 100;

/** How people vote in a stage; to choose while it is still to come. */
export function MethodChoice({ stage }: { stage: StageEntity }) {
  const [open, setOpen] = useState(false);
  const now = t("methods.way", { method: nameOf(stage) });
  if (stage.status !== "waiting") return <span class="agenda-method">{now}</span>;
  return (
    <details
      class="agenda-method"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{now}</summary>
      {open && <Form stage={stage} onDone={() => setOpen(false)} />}
    </details>
  );
}

function nameOf({ method, dots, per_idea }: StageEntity): string {
  if (method === "dots") return t("methods.dots_with", { dots, limit: per_idea });
  return method ? t(`methods.name_${method}`) : "";
}

function Form({ stage, onDone }: { stage: StageEntity; onDone(): void }) {
  const { give, problem } = useOrders();
  const [method, choose] = useState<MethodName>(stage.method ?? "dots");
  const [dots, typeDots] = useState(String(stage.dots));
  const [limit, typeLimit] = useState(String(stage.per_idea));
  const [wrong, setWrong] = useState<string | null>(null);

  async function save(): Promise<void> {
    const fine = method !== "dots" || (isCount(dots) && isCount(limit));
    setWrong(fine ? null : t("methods.dots_wrong"));
    if (!fine) return;
    const limits = method === "dots" ? { dots: Number(dots), per_idea: Number(limit) } : {};
    if (await give({ type: "choose_method", stage: stage.id, method, ...limits })) onDone();
  }

  return (
    <form
      class="method-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Choice
        legend={t("methods.which")}
        options={(METHODS[stage.kind] ?? []).map((value) => ({
          value,
          label: t(`methods.name_${value}`),
          hint: t(`methods.about_${value}`),
        }))}
        value={method}
        onChange={(chosen) => choose(chosen)}
      />
      {method === "dots" && (
        <div class="method-limits">
          <TextField label={t("methods.dots_each")} value={dots} onInput={typeDots} error={wrong} />
          <TextField label={t("methods.dots_most")} value={limit} onInput={typeLimit} />
        </div>
      )}
      <Button type="submit">{t("common.save")}</Button>
    </form>
  );
}

const isCount = (typed: string): boolean =>
  /^\d+$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= MOST_DOTS;
