import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { DateField } from "../components/DateField";
import { ErrorSummary, type FieldError } from "../components/ErrorNote";
import { lengthOf, TextField } from "../components/TextField";
import { isBilingual, openStage, sessionOf } from "../live/selectors";
import type { PledgeEntity } from "../wire.gen";
import { language, t } from "../words";
import { type PledgeField, pledgeDraft } from "./drafts";
import { PutAway } from "./Easy";
import { useHere } from "./here";
import { Later } from "./Later";
import { NAME_LENGTH } from "./NameField";
import { give } from "./notice";
import { Origins } from "./Origins";
import { clearDraft, type PledgeDraft, readDraft } from "./pledgeDraft";
import { StageHeading } from "./StageHeading";
import { writtenIn } from "./written";

const PLEDGE_LENGTH = 500;
const FIELD_LENGTH = 120;
const ALWAYS_SHOWN = ["pledge-text", "pledge-kind"];

type Write = (field: PledgeField, text: string) => void;

interface Props {
  /** The pledge to change, or null for a new one. */
  pledge: PledgeEntity | null;
  /** The step's name. */
  above: string;
  onDone(): void;
}

/** What one promises, and what makes it likely to be kept. */
export function PledgeForm({ pledge, above, onDone }: Props) {
  const { session, view } = useHere();
  const { drafts } = session;
  const id = pledge?.id ?? null;
  const stage = openStage(view);
  const draft = readDraft(drafts, id);
  const write: Write = (field, text) => drafts.write(pledgeDraft(id, field), text);
  const [tries, setTries] = useState(0);
  const errors = tries ? problemsOf(draft) : [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text ?? null;
  useEffect(() => document.querySelector<HTMLElement>("main h1")?.focus(), []);

  function leave(): void {
    clearDraft(drafts, id);
    onDone();
  }

  function submit(event: Event): void {
    event.preventDefault();
    setTries(tries + 1);
    if (problemsOf(draft).length || !draft.kind) return;
    const fields = { ...fieldsOf(draft), kind: draft.kind, lang: writtenIn(pledge?.lang) };
    if (pledge) void give(session, { type: "edit_pledge", pledge: pledge.id, ...fields });
    else void give(session, { type: "make_pledge", ...fields });
    leave();
  }

  return (
    <form class="pledge-form" onSubmit={submit}>
      <StageHeading
        above={above}
        words={{
          text: t(pledge ? "phone.change_pledge" : "phone.make_pledge"),
          lang: language.value,
        }}
        sign="pledges"
      />
      <ErrorSummary errors={errors} tries={tries} />
      <TextField
        id="pledge-text"
        label={t("phone.pledge_text")}
        hint={t("phone.pledge_text_hint")}
        value={draft.text}
        onInput={(text) => write("text", text)}
        limit={PLEDGE_LENGTH}
        lines={3}
        error={errorOf("pledge-text")}
        lang={writtenIn(pledge?.lang)}
      />
      {stage && isBilingual(view) && <Later part="WrittenIn" stage={stage} />}
      <Choice
        id="pledge-kind"
        legend={t("phone.pledge_kind")}
        value={draft.kind}
        onChange={(kind) => write("kind", kind)}
        error={errorOf("pledge-kind")}
        options={[
          { value: "action", label: t("common.action"), hint: t("phone.action_hint") },
          { value: "culture", label: t("common.culture"), hint: t("phone.culture_hint") },
        ]}
      />
      <PutAway open={errors.some(({ field }) => !ALWAYS_SHOWN.includes(field))}>
        <Origins chosen={draft.ideas} onChange={(ids) => write("ideas", ids.join(" "))} />
        <Details draft={draft} write={write} errorOf={errorOf} />
      </PutAway>
      <div class="dock">
        <Button kind="main" wide type="submit" disabled={sessionOf(view)?.paused ?? false}>
          {t(pledge ? "common.save" : "phone.send_pledge")}
        </Button>
      </div>
      <Button kind="quiet" wide onClick={leave}>
        {t("common.cancel")}
      </Button>
    </form>
  );
}

interface DetailsProps {
  draft: PledgeDraft;
  write: Write;
  errorOf(field: string): string | null;
}

function Details({ draft, write, errorOf }: DetailsProps) {
  const { me, view } = useHere();
  const line = (field: "who" | "group" | "by_when", limit: number) => ({
    id: `pledge-${field}`,
    value: draft[field],
    onInput: (text: string) => write(field, text),
    error: errorOf(`pledge-${field}`),
    limit,
  });
  const name = me.me.me?.name;
  return (
    <>
      {openStage(view)?.named !== false && (
        <>
          <TextField
            label={t("phone.pledge_who")}
            hint={t("phone.pledge_who_hint")}
            autoComplete="name"
            typing={{ autoCapitalize: "words" }}
            {...line("who", NAME_LENGTH)}
          />
          {name && draft.who !== name && (
            <p>
              <Button onClick={() => write("who", name)}>{t("phone.use_name", { name })}</Button>
            </p>
          )}
        </>
      )}
      <TextField label={t("phone.pledge_group")} {...line("group", FIELD_LENGTH)} />
      <TextField
        label={t("phone.pledge_by_when")}
        hint={t("phone.pledge_by_when_hint")}
        {...line("by_when", FIELD_LENGTH)}
      />
      <DateField
        label={t("phone.pledge_due")}
        hint={t("phone.pledge_due_hint")}
        value={draft.due}
        onInput={(due) => write("due", due)}
      />
      <TextField
        id="pledge-support"
        label={t("phone.pledge_support")}
        value={draft.support}
        onInput={(text) => write("support", text)}
        limit={PLEDGE_LENGTH}
        lines={2}
        error={errorOf("pledge-support")}
      />
    </>
  );
}

function problemsOf(draft: PledgeDraft): FieldError[] {
  const errors: FieldError[] = [];
  const check = (field: string, text: string, limit: number) => {
    const over = lengthOf(text) - limit;
    if (over > 0) errors.push({ field, text: t("refusals.text_too_long", { limit, over }) });
  };
  if (!draft.text.trim()) errors.push({ field: "pledge-text", text: t("phone.pledge_empty") });
  check("pledge-text", draft.text, PLEDGE_LENGTH);
  if (!draft.kind) errors.push({ field: "pledge-kind", text: t("phone.pledge_kind_missing") });
  check("pledge-who", draft.who, NAME_LENGTH);
  check("pledge-group", draft.group, FIELD_LENGTH);
  check("pledge-by_when", draft.by_when, FIELD_LENGTH);
  check("pledge-support", draft.support, PLEDGE_LENGTH);
  return errors;
}

const fieldsOf = ({ text, who, group, by_when, due, support, ideas }: PledgeDraft) => ({
  text: text.trim(),
  who: who.trim() || null,
  group: group.trim() || null,
  by_when: by_when.trim() || null,
  due: due || null,
  support: support.trim() || null,
  ideas,
});
