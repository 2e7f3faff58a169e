import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { DateField } from "../components/DateField";
import { ErrorNote } from "../components/ErrorNote";
import { lengthOf, TextField } from "../components/TextField";
import { newId } from "../live/ids";
import { bringToPlan, orderInPlan, type PlanOrder } from "../live/plan";
import { draftsOf } from "../live/planDrafts";
import type { FollowUp, PledgeEntity } from "../wire.gen";
import { language, t } from "../words";
import { PictureField } from "./PictureField";
import type { PlanProps } from "./PlanSheet";

const STORY_LENGTH = 1000;
const HELP_LENGTH = 500;
const STATUS: FollowUp[] = ["not_started", "under_way", "kept", "changed", "dropped"];

interface Props extends PlanProps {
  pledge: PledgeEntity;
  owner: boolean;
  onDone(): void;
}

/** How a pledge goes, in one form: its owner says how it stands, who joined adds a story. */
export function CheckInForm({ pledge, owner, plan, secret, onChange, onDone }: Props) {
  const stands = pledge.follow_up ?? "not_started";
  const [status, choose] = useState<FollowUp>(stands);
  const drafts = useMemo(() => draftsOf(plan.code, pledge.id), []);
  const [story, tell] = useState(() => drafts?.get("story").peek() ?? "");
  const [help, want] = useState(
    () => drafts?.get("help").peek() || (owner ? (pledge.help ?? "") : ""),
  );
  const [due, promise] = useState(pledge.due ?? "");
  const [picture, take] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, rest] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, textarea")?.focus(), []);
  // A second try of the same is the same: it is told once.
  const id = useMemo(newId, [status, story, help, picture]);
  const long = lengthOf(story) > STORY_LENGTH || lengthOf(help) > HELP_LENGTH;
  const empty = !owner && !story.trim() && !help.trim() && !picture;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (long || busy) return;
    if (empty) return setProblem(t("plan.empty"));
    rest(true);
    const said = await save();
    rest(false);
    setProblem(said);
    if (said) return;
    announce(t(picture ? "plan.saved_waits" : "plan.saved"));
    close();
    onChange();
  }

  /** What was typed is told, or not wanted any more. */
  function close(): void {
    for (const name of drafts?.names() ?? []) drafts?.write(name, "");
    onDone();
  }

  /** Why it could not be saved; null if it was. */
  async function save(): Promise<string | null> {
    const give = async (order: PlanOrder, as = newId()) =>
      (await orderInPlan(plan.code, secret, as, order)).problem;
    if (owner && due !== (pledge.due ?? "")) {
      const failed = await give({ type: "edit_pledge", pledge: pledge.id, due: due || null });
      if (failed) return failed;
    }
    const brought = picture && (await bringToPlan(plan.code, secret, picture));
    if (brought?.problem) return brought.problem;
    return give(
      {
        type: "check_in",
        pledge: pledge.id,
        status: owner ? status : null,
        story: story.trim() || null,
        help: help.trim() || null,
        picture: brought?.found?.id ?? null,
        lang: language.value,
      },
      id,
    );
  }

  return (
    <form class="check-in" ref={form} onSubmit={submit}>
      {owner && (
        <Choice<FollowUp>
          legend={t("plan.how")}
          value={status}
          onChange={choose}
          options={STATUS.map((value) => ({
            value,
            label: t(`follow_up.${value}`),
            hint: t(`follow_up.${value}_hint`),
          }))}
        />
      )}
      <TextField
        label={storyLabel(owner, status)}
        hint={t("plan.story_hint")}
        value={story}
        onInput={(text) => {
          tell(text);
          drafts?.write("story", text);
        }}
        limit={STORY_LENGTH}
        lines={4}
      />
      <PictureField picture={picture} onChange={take} />
      <TextField
        label={t(owner ? "plan.help" : "plan.help_joined")}
        hint={t("plan.help_hint")}
        value={help}
        onInput={(text) => {
          want(text);
          drafts?.write("help", text);
        }}
        limit={HELP_LENGTH}
        lines={2}
      />
      {owner && <DateField label={t("plan.date")} value={due} onInput={promise} />}
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Button kind="main" wide type="submit" disabled={busy}>
        {t("plan.save")}
      </Button>
      <Button kind="quiet" wide onClick={close}>
        {t("common.cancel")}
      </Button>
    </form>
  );
}

function storyLabel(owner: boolean, status: FollowUp): string {
  if (!owner) return t("plan.story_joined");
  return t(`plan.story_${status === "not_started" ? "under_way" : status}`);
}
