import type { Doing, MemberEntity, View } from "../wire.gen";
import { has, t } from "../words";

/** How the others call a member; without a name, by role and number. */
export function nameOf(view: View, id: string): string {
  const member = view.members[id];
  if (!member) return t("console.somebody");
  return member.name || t(`console.unnamed_${member.role}`, { n: member.n });
}

/** The member of a link, by the number that the log of moderation names. */
export function linkName(view: View, n: number): string {
  const member = Object.values(view.members).find((one) => one.n === n);
  return member ? nameOf(view, member.id) : t("console.log_by", { n });
}

export const membersOf = (view: View): MemberEntity[] =>
  Object.values(view.members).sort((a, b) => a.n - b.n);

/** The last doings, the newest first. */
export const doingsOf = (view: View): Doing[] =>
  Object.values(view.doings).sort((a, b) => Number(b.id) - Number(a.id));

const SAME: Record<string, string> = {
  next_stage: "open_stage",
  extend_timer: "start_timer",
  stop_timer: "start_timer",
  set_hold: "hold_ideas",
  act_for: "add_seat",
  add_prompt: "edit_prompt",
  move_prompt: "edit_prompt",
  remove_prompt: "edit_prompt",
  set_picture: "edit_prompt",
  add_stage: "change_agenda",
  change_stage: "change_agenda",
  move_stage: "change_agenda",
  duplicate_stage: "change_agenda",
  remove_stage: "change_agenda",
  edit_script: "change_agenda",
  vote_on: "choose_method",
};

/** What somebody did, as a sentence. */
export function wordsOf(view: View, doing: Doing): string {
  const { about } = doing;
  const stage = about ? view.stages[about] : undefined;
  const thing = about ? (view.ideas[about] ?? view.pledges[about]) : undefined;
  const values = {
    name: nameOf(view, doing.member),
    stage: stage ? t(`common.stage.${stage.kind}`) : "",
    n: thing?.n ?? "",
    whose: doing.whose ? nameOf(view, doing.whose) : "",
  };
  if (doing.kind === "undo" && doing.whose && doing.whose !== doing.member) {
    return t("console.did_undo_of", values);
  }
  const key = `console.did_${SAME[doing.kind] ?? doing.kind}`;
  const told = has(key) && (thing || !NEEDS_THING.has(doing.kind));
  return t(told ? key : "console.did_other", values);
}

const NEEDS_THING = new Set([
  "approve_idea",
  "hide_idea",
  "restore_idea",
  "unmerge_idea",
  "hide_pledge",
  "restore_pledge",
  "approve_pledge",
  "rewrite_idea",
  "rewrite_pledge",
]);

const STEPS: Record<string, string> = {
  open_stage: "open",
  next_stage: "open",
  close_stage: "close",
  show_ideas: "show",
  reveal: "reveal",
  new_round: "round",
  merge_ideas: "merge",
};

/** Whether undoing now would take back just this. */
export function isUndone(view: View, doing: Doing): boolean {
  const session = view.session.session;
  return Boolean(
    session?.undo &&
      session.undoes?.by === doing.member &&
      STEPS[doing.kind] === session.undo &&
      !doingsOf(view).some(
        (later) =>
          Number(later.id) > Number(doing.id) && (STEPS[later.kind] || later.kind === "undo"),
      ),
  );
}
