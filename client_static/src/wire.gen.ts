/* Made by `make types` from sessions/wire and sessions/commands. */

export type Ack = Accepted | Refused;
export type AttendeeCommand =
  | SetName
  | ChoosePerspectives
  | PostIdea
  | EditIdea
  | WithdrawIdea
  | CastVote
  | PlaceRung
  | MakePledge
  | EditPledge
  | WithdrawPledge
  | JoinPledge
  | LeavePledge
  | SupportIdea
  | WithdrawSupport
  | AnswerSurvey
  | SendPrivateWord
  | EraseMe
  | CheckIn
  | LeaveContact
  | WithdrawContact
  | PauseReminders
  | StopReminders
  | ResumeReminders
  | AddSeat
  | ActFor
  | ChangeAgreement
  | SetSeatAside
  | TakeTable
  | HostTable
  | StopHosting;
export type Backing = "supported" | "voted" | "wrote";
export type BallotKind = "approval" | "dots" | "ladder" | "opinion" | "scale";
export type BallotSubject = "ideas" | "ladder" | "themes";
export type Basis = "" | "consent" | "legitimate_interests" | "public_task";
/**
 * Every refusal there is. docs/protocol.md lists them; each has a sentence in each language.
 */
export type Code =
  | "author_unknown"
  | "bad_address"
  | "bad_agenda"
  | "bad_answer"
  | "bad_date"
  | "bad_email"
  | "bad_help_line"
  | "bad_instrument"
  | "bad_language"
  | "bad_link"
  | "bad_merge"
  | "bad_method"
  | "bad_number"
  | "bad_picture"
  | "bad_request"
  | "bad_retention"
  | "bad_setting"
  | "bad_survey"
  | "bad_template"
  | "bad_time"
  | "bad_time_zone"
  | "bad_token"
  | "create_key"
  | "idea_merged"
  | "last_facilitator"
  | "mail_stopped"
  | "moved_on"
  | "no_agreement"
  | "no_alt_text"
  | "no_contact"
  | "no_dots_left"
  | "no_next_stage"
  | "no_story"
  | "no_such_agenda"
  | "no_such_check_in"
  | "no_such_idea"
  | "no_such_member"
  | "no_such_perspective"
  | "no_such_picture"
  | "no_such_pledge"
  | "no_such_prompt"
  | "no_such_removal"
  | "no_such_seat"
  | "no_such_session"
  | "no_such_stage"
  | "no_such_suggestion"
  | "no_such_table"
  | "no_such_theme"
  | "no_such_thing"
  | "no_such_word"
  | "no_timer"
  | "not_allowed"
  | "not_ended"
  | "not_found"
  | "not_host"
  | "not_open"
  | "not_your_role"
  | "not_yours"
  | "nothing_to_reveal"
  | "nothing_to_undo"
  | "own_idea"
  | "own_pledge"
  | "posting_paused"
  | "prompt_in_use"
  | "removed"
  | "slow_down"
  | "stage_begun"
  | "stage_closed"
  | "survey_over"
  | "text_empty"
  | "text_too_long"
  | "too_few_answers"
  | "too_large"
  | "too_many"
  | "too_many_on_one"
  | "unavailable"
  | "unsupported_protocol"
  | "votes_cast"
  | "voting_closed"
  | "words_wait"
  | "wrong_vote";
export type Command =
  | SetName
  | ChoosePerspectives
  | PostIdea
  | EditIdea
  | WithdrawIdea
  | CastVote
  | PlaceRung
  | MakePledge
  | EditPledge
  | WithdrawPledge
  | JoinPledge
  | LeavePledge
  | SupportIdea
  | WithdrawSupport
  | AnswerSurvey
  | SendPrivateWord
  | EraseMe
  | CheckIn
  | LeaveContact
  | WithdrawContact
  | PauseReminders
  | StopReminders
  | ResumeReminders
  | AddSeat
  | ActFor
  | ChangeAgreement
  | SetSeatAside
  | TakeTable
  | HostTable
  | StopHosting
  | OpenStage
  | CloseStage
  | NextStage
  | Undo
  | StartTimer
  | ExtendTimer
  | StopTimer
  | ShowIdeas
  | AddStage
  | ChangeStage
  | MoveStage
  | DuplicateStage
  | RemoveStage
  | EditScript
  | AddPrompt
  | EditPrompt
  | MovePrompt
  | RemovePrompt
  | SetPicture
  | HoldIdeas
  | ApproveIdea
  | HideIdea
  | RestoreIdea
  | MergeIdeas
  | UnmergeIdea
  | MakeTheme
  | NameTheme
  | AddToTheme
  | RemoveFromTheme
  | DissolveTheme
  | VoteOn
  | Reveal
  | NewRound
  | ChooseMethod
  | HidePledge
  | RestorePledge
  | SetHold
  | SetList
  | PausePosting
  | ApproveUnflagged
  | ApprovePledge
  | RewriteIdea
  | RewritePledge
  | FlagIdea
  | UnflagIdea
  | FlagPledge
  | UnflagPledge
  | RemoveAuthor
  | LetBack
  | SetPerspectives
  | ShowGround
  | ChooseAddress
  | SetSeries
  | DismissSuggestion
  | ShowSurveyText
  | SetTables
  | AssignTables
  | NextTableRound
  | ShowTables
  | RevokeHosts
  | DirectBoard
  | RevokeMember
  | SeePrivateWord
  | SettlePrivateWord
  | SetPrivacy
  | Redact
  | ErasePerson
  | SetHelpLines
  | SetReminders
  | ApproveCheckIn
  | HideCheckIn
  | RestoreCheckIn
  | SetAfter
  | PublishStory;
export type FacilitatorCommand =
  | OpenStage
  | CloseStage
  | NextStage
  | Undo
  | StartTimer
  | ExtendTimer
  | StopTimer
  | ShowIdeas
  | AddStage
  | ChangeStage
  | MoveStage
  | DuplicateStage
  | RemoveStage
  | EditScript
  | AddPrompt
  | EditPrompt
  | MovePrompt
  | RemovePrompt
  | SetPicture
  | HoldIdeas
  | ApproveIdea
  | HideIdea
  | RestoreIdea
  | MergeIdeas
  | UnmergeIdea
  | MakeTheme
  | NameTheme
  | AddToTheme
  | RemoveFromTheme
  | DissolveTheme
  | VoteOn
  | Reveal
  | NewRound
  | ChooseMethod
  | HidePledge
  | RestorePledge
  | SetHold
  | SetList
  | PausePosting
  | ApproveUnflagged
  | ApprovePledge
  | RewriteIdea
  | RewritePledge
  | FlagIdea
  | UnflagIdea
  | FlagPledge
  | UnflagPledge
  | RemoveAuthor
  | LetBack
  | SetPerspectives
  | ShowGround
  | ChooseAddress
  | SetSeries
  | DismissSuggestion
  | ShowSurveyText
  | SetTables
  | AssignTables
  | NextTableRound
  | ShowTables
  | RevokeHosts
  | DirectBoard
  | RevokeMember
  | AddSeat
  | ActFor
  | ChangeAgreement
  | SeePrivateWord
  | SettlePrivateWord
  | SetPrivacy
  | Redact
  | ErasePerson
  | SetHelpLines
  | SetReminders
  | ApproveCheckIn
  | HideCheckIn
  | RestoreCheckIn
  | SetAfter
  | PublishStory
  | SetName;
export type FileGroup = "calendar" | "next" | "read" | "work";
export type FileStatus = "failed" | "ready" | "running" | "waiting";
export type Flag = "email" | "name" | "phone" | "word";
export type FollowUp = "changed" | "dropped" | "kept" | "not_started" | "under_way";
export type HoldMode = "all" | "flagged" | "none";
export type IdeaStatus = "held" | "hidden" | "shown";
export type ListName = "names" | "words";
export type LoggedStep =
  | "approved"
  | "flagged"
  | "held"
  | "hidden"
  | "hold_set"
  | "let_back"
  | "list_set"
  | "paused"
  | "removed"
  | "restored"
  | "resumed"
  | "rewritten"
  | "unflagged";
export type MemberRole = "facilitator" | "moderator" | "scribe";
export type MethodName = "approval" | "dots" | "opinion" | "scale";
export type Opinion = "agree" | "disagree" | "pass";
export type PledgeKind = "action" | "culture";
export type QuestionKind = "agree" | "one" | "several" | "text" | "thermometer";
export type Role = "attendee" | "board" | "facilitator";
export type StageKind =
  "close" | "conversation" | "evaluation" | "ideas" | "ladder" | "pledges" | "talk" | "themes" | "vote" | "welcome";
export type StageStatus = "done" | "open" | "waiting";
export type StandingEvery = "month" | "quarter" | "week";
export type StepKind =
  "close" | "dissolve" | "merge" | "open" | "regroup" | "reveal" | "round" | "show" | "tables" | "theme";
export type SuggestionKind = "merge" | "theme";
export type Teller = "joiner" | "owner";
export type Thing = "check_in" | "idea" | "pledge";
export type VoicesOf = "ideas" | "pledges" | "votes";
export type VoteSubject = "ideas" | "themes";

/**
 * What the organiser wrote about the session, in one further language.
 */
export interface About {
  title?: string;
  purpose?: string;
  influence?: string;
}
/**
 * The commit that holds the command is durable. `me` holds what changed for oneself.
 */
export interface Accepted {
  ok: true;
  now: number;
  position: Position;
  result: Result;
  me?: MeDelta | null;
}
/**
 * Where a session's log stands: `seq` counts commits; a restored backup is a new `epoch`.
 */
export interface Position {
  epoch: string;
  seq: number;
}
/**
 * What a command made or changed.
 */
export interface Result {
  id?: string | null;
}
/**
 * Changes of one's own view; they need no position: the last to arrive holds.
 *
 *     `seat`: of the view of whoever has this seat of one's own.
 */
export interface MeDelta {
  set: {
    [k: string]: {
      [k: string]: unknown;
    };
  };
  del: {
    [k: string]: string[];
  };
  seat?: string | null;
}
/**
 * Nothing was changed. `temporary`: the same command may pass later, with the same id.
 */
export interface Refused {
  ok: false;
  code: string;
  message: string;
  temporary: boolean;
  retry_after_ms?: number | null;
}
/**
 * Do something in the name of whoever has the seat. `does` has an id of its own.
 */
export interface ActFor {
  type: "act_for";
  seat: string;
  does:
    | SetName
    | ChoosePerspectives
    | PostIdea
    | EditIdea
    | WithdrawIdea
    | CastVote
    | PlaceRung
    | MakePledge
    | EditPledge
    | WithdrawPledge
    | JoinPledge
    | LeavePledge
    | SupportIdea
    | WithdrawSupport
    | AnswerSurvey
    | SendPrivateWord
    | EraseMe
    | CheckIn
    | LeaveContact
    | WithdrawContact
    | PauseReminders
    | StopReminders
    | ResumeReminders;
  id: string;
}
/**
 * Give or (empty) take back one's display name; facilitators have one among each other.
 */
export interface SetName {
  type: "set_name";
  name: string;
  id: string;
}
/**
 * How one describes one's place in the room: all that one chooses, or none.
 */
export interface ChoosePerspectives {
  type: "choose_perspectives";
  /**
   * @maxItems 50
   */
  perspectives: string[];
  id: string;
}
/**
 * One thought. Without `prompt`, it answers the stage's first.
 *
 *     Where there are tables, `table` and `table_round` say where and when it was written; without
 *     them, it comes from where its author sits. A `summary` is a host's, for the table.
 *     `suggested` are ideas that were suggested while it was written, and not taken up instead.
 */
export interface PostIdea {
  type: "post_idea";
  text: string;
  prompt?: string | null;
  table?: string | null;
  table_round?: number | null;
  summary?: boolean;
  lang?: string | null;
  /**
   * @maxItems 50
   */
  suggested?: string[];
  id: string;
}
export interface EditIdea {
  type: "edit_idea";
  idea: string;
  text: string;
  lang?: string | null;
  id: string;
}
export interface WithdrawIdea {
  type: "withdraw_idea";
  idea: string;
  id: string;
}
/**
 * The whole current vote on one idea, in place of the earlier: one field, by the method.
 *
 *     `dots: 0` takes it back, whatever the method; so does `approve: false`. Where a round is on
 *     themes, `idea` is the theme's id.
 */
export interface CastVote {
  type: "cast_vote";
  idea: string;
  dots?: number | null;
  opinion?: ("agree" | "disagree" | "pass") | null;
  approve?: boolean | null;
  score?: number | null;
  id: string;
}
/**
 * Where on the ladder of this stage one places the work, from 1 at the bottom.
 *
 *     null takes it back. A phone that was away must not answer another ladder than it was asked.
 */
export interface PlaceRung {
  type: "place_rung";
  stage: string;
  rung: number | null;
  id: string;
}
/**
 * `who` is shown to everybody; left out, the pledge is anonymous. `due` is an ISO date.
 */
export interface MakePledge {
  type: "make_pledge";
  text: string;
  kind: "action" | "culture";
  who?: string | null;
  group?: string | null;
  by_when?: string | null;
  support?: string | null;
  /**
   * @maxItems 50
   */
  ideas?: string[];
  lang?: string | null;
  due?: string | null;
  id: string;
}
/**
 * Fields left out stay as they are; null or empty ones are cleared.
 */
export interface EditPledge {
  type: "edit_pledge";
  pledge: string;
  text?: string;
  kind?: "action" | "culture";
  who?: string | null;
  group?: string | null;
  by_when?: string | null;
  support?: string | null;
  /**
   * @maxItems 50
   */
  ideas?: string[];
  lang?: string | null;
  due?: string | null;
  id: string;
}
export interface WithdrawPledge {
  type: "withdraw_pledge";
  pledge: string;
  id: string;
}
export interface JoinPledge {
  type: "join_pledge";
  pledge: string;
  id: string;
}
export interface LeavePledge {
  type: "leave_pledge";
  pledge: string;
  id: string;
}
/**
 * Say that somebody's idea is one's own too; where opinions are asked for, agree with it.
 *
 *     `suggested`: it was suggested while one was writing the same.
 */
export interface SupportIdea {
  type: "support_idea";
  idea: string;
  suggested?: boolean;
  id: string;
}
export interface WithdrawSupport {
  type: "withdraw_support";
  idea: string;
  id: string;
}
/**
 * Somebody's whole answer to the survey of a stage, in place of an earlier one.
 *
 *     Without answers, it takes back. No question has to be answered.
 */
export interface AnswerSurvey {
  type: "answer_survey";
  stage: string;
  answers: {
    [k: string]: number | string | string[];
  };
  lang?: string | null;
  id: string;
}
/**
 * I am not comfortable. `come`: please come to me; `where` says where or who, if one likes.
 */
export interface SendPrivateWord {
  type: "send_private_word";
  text?: string;
  come?: boolean;
  where?: string;
  lang?: string | null;
  id: string;
}
/**
 * Erase me, with all that I gave, and everybody who takes part by my phone.
 */
export interface EraseMe {
  type: "erase_me";
  id: string;
}
/**
 * What became of a pledge of one's own, or one that one joined.
 *
 *     Its owner says how it stands (`status`) and what `help` is wanted now: none, if that is left
 *     out. Who joined tells a `story`, shows a `picture`, asks for help.
 */
export interface CheckIn {
  type: "check_in";
  pledge: string;
  status?: ("changed" | "dropped" | "kept" | "not_started" | "under_way") | null;
  story?: string | null;
  picture?: string | null;
  help?: string | null;
  lang?: string | null;
  id: string;
}
/**
 * Agree to be written to at this address. With the `secret` of one's plan, mails link to it.
 */
export interface LeaveContact {
  type: "leave_contact";
  email: string;
  lang?: string | null;
  secret?: string | null;
  id: string;
}
export interface WithdrawContact {
  type: "withdraw_contact";
  id: string;
}
/**
 * No mail before a time of the server's clock.
 */
export interface PauseReminders {
  type: "pause_reminders";
  until: number;
  id: string;
}
export interface StopReminders {
  type: "stop_reminders";
  id: string;
}
/**
 * Neither paused nor stopped.
 */
export interface ResumeReminders {
  type: "resume_reminders";
  id: string;
}
export interface AddPrompt {
  type: "add_prompt";
  stage: string;
  text: string;
  lang?: string | null;
  translations?: {
    [k: string]: string;
  };
  position?: number | null;
  id: string;
}
/**
 * A seat for one more person without a phone; only its holder can use it.
 *
 *     `acting`: the holder writes and votes for them, which needs their agreement.
 */
export interface AddSeat {
  type: "add_seat";
  acting?: boolean;
  agreed?: boolean;
  id: string;
}
/**
 * A new stage at a position of the agenda, from 0; without one, at its end.
 */
export interface AddStage {
  type: "add_stage";
  kind:
    "close" | "conversation" | "evaluation" | "ideas" | "ladder" | "pledges" | "talk" | "themes" | "vote" | "welcome";
  position?: number | null;
  id: string;
}
/**
 * Put ideas into a theme; they leave the one that they were in.
 */
export interface AddToTheme {
  type: "add_to_theme";
  theme: string;
  /**
   * @minItems 1
   * @maxItems 500
   */
  ideas: string[];
  id: string;
}
/**
 * What the organiser says about the time after the event: `translations` by language.
 */
export interface After {
  next_steps?: string;
  contacts?: string;
  translations?: {
    [k: string]: AfterText;
  };
}
/**
 * What happens next and whom to ask, in one further language.
 */
export interface AfterText {
  next_steps?: string;
  contacts?: string;
}
export interface AfterWords {
  next_steps?: string;
  contacts?: string;
}
/**
 * An idea that says something like what somebody is writing.
 */
export interface Alike {
  text: string;
  lang: string;
  id: string;
}
/**
 * The answer to `similar`: the likest first.
 */
export interface AlikeIdeas {
  ideas: Alike[];
}
export interface ApproveCheckIn {
  type: "approve_check_in";
  check_in: string;
  id: string;
}
export interface ApproveIdea {
  type: "approve_idea";
  idea: string;
  id: string;
}
export interface ApprovePledge {
  type: "approve_pledge";
  pledge: string;
  id: string;
}
/**
 * Approve all that waits without a flag.
 */
export interface ApproveUnflagged {
  type: "approve_unflagged";
  id: string;
}
/**
 * Whether people are given their tables. `everybody`: also who sits at one already.
 */
export interface AssignTables {
  type: "assign_tables";
  on: boolean;
  everybody?: boolean;
  id: string;
}
/**
 * Whether somebody agrees that the holder of their seat acts for them.
 */
export interface ChangeAgreement {
  type: "change_agreement";
  seat: string;
  agreed: boolean;
  id: string;
}
/**
 * Whether nobody takes part by this seat on one's phone any more.
 */
export interface SetSeatAside {
  type: "set_seat_aside";
  seat: string;
  aside: boolean;
  id: string;
}
/**
 * Sit down at a table; null: at none.
 */
export interface TakeTable {
  type: "take_table";
  table: string | null;
  id: string;
}
/**
 * Become a table's host, by the secret of its host link.
 */
export interface HostTable {
  type: "host_table";
  table: string;
  key: string;
  id: string;
}
export interface StopHosting {
  type: "stop_hosting";
  id: string;
}
/**
 * What a client says when it connects.
 */
export interface Auth {
  protocol: number;
  code: string;
  role: "attendee" | "board" | "facilitator";
  token?: string | null;
  position?: Position | null;
  language?: string;
}
/**
 * The round that `tallies`, `voted` and people's votes are about.
 */
export interface Ballot {
  stage: string;
  round: number;
  kind: "approval" | "dots" | "ladder" | "opinion" | "scale";
  revealed: boolean;
  by?: "ideas" | "ladder" | "themes";
}
/**
 * One answer, or several together (as places on a scale, or options' ids), and who gave them.
 *
 *     `share` is in steps of 5 %. Where that would tell too much, `most` says whether more than half
 *     did.
 */
export interface Band {
  keys: string[];
  share?: number | null;
  most?: boolean | null;
}
/**
 * As its author wrote it, before a facilitator changed it. Ideas have a text alone.
 */
export interface Before {
  text: string;
  who?: string | null;
  group?: string | null;
  by_when?: string | null;
  support?: string | null;
}
/**
 * The one entity of collection `board`, for boards and facilitators; its id is `board`.
 *
 *     `turned` counts pages turned by remote control, back ones as -1: boards turn by the difference.
 */
export interface BoardEntity {
  frozen?: boolean;
  paused?: boolean;
  large?: boolean;
  joining?: boolean;
  turned?: number;
  id: string;
}
/**
 * A stage's settings: fields left out stay, null ones are cleared.
 */
export interface ChangeStage {
  type: "change_stage";
  stage: string;
  minutes?: number | null;
  silent?: boolean;
  open_results?: boolean;
  dots?: number;
  per_idea?: number;
  named?: boolean;
  survey?: Survey | null;
  repeats?: string | null;
  id: string;
}
/**
 * What a stage asks, and where that comes from; `licence` says who may use it, and how.
 */
export interface Survey {
  /**
   * @maxItems 50
   */
  questions: Question[];
  name?: {
    [k: string]: string;
  };
  source?: string;
  licence?: string;
}
/**
 * One question. Those of the built-in survey have no texts: the language files have them.
 *
 *     `agree` is answered from 1 (strongly disagree) to 5, `thermometer` from 0 to 10, where `low` and
 *     `high` are the words at its ends.
 */
export interface Question {
  kind: "agree" | "one" | "several" | "text" | "thermometer";
  id?: string;
  texts?: {
    [k: string]: string;
  };
  low?: {
    [k: string]: string;
  };
  high?: {
    [k: string]: string;
  };
  /**
   * @maxItems 50
   */
  options?: Option[];
}
/**
 * One answer to choose: one text a language.
 */
export interface Option {
  id?: string;
  texts?: {
    [k: string]: string;
  };
}
/**
 * What was told, whether it shows or not; `state` says that, `flags` what was found in it.
 *     `redacted`: its words were taken away for good.
 */
export interface CheckInEntity {
  at: number;
  by: "joiner" | "owner";
  status: ("changed" | "dropped" | "kept" | "not_started" | "under_way") | null;
  story: string | null;
  lang: string;
  picture: string | null;
  help: string | null;
  pledge: string;
  state: "held" | "hidden" | "shown";
  flags: ("email" | "name" | "phone" | "word")[];
  redacted?: boolean;
  id: string;
}
/**
 * The address that join links and QR codes carry; null for the server's own choice.
 */
export interface ChooseAddress {
  type: "choose_address";
  address: string | null;
  id: string;
}
/**
 * How people vote in a stage that is still to come; limits left out stay.
 */
export interface ChooseMethod {
  type: "choose_method";
  stage: string;
  method: "approval" | "dots" | "opinion" | "scale";
  dots?: number | null;
  per_idea?: number | null;
  id: string;
}
/**
 * An idea that one backed and that was chosen. `why` says how one did, `place` where it came
 *     in the last vote (from 1), `pledges` which pledges came of it.
 */
export interface ChosenIdea {
  text: string;
  lang: string;
  why: ("supported" | "voted" | "wrote")[];
  place: number | null;
  pledges: string[];
  id: string;
}
/**
 * A picture that was uploaded, and in words what it shows.
 */
export interface ChosenPicture {
  id: string;
  alt: {
    [k: string]: string;
  };
  credit?: string | null;
}
export interface CloseStage {
  type: "close_stage";
  from?: string | null;
  id: string;
}
/**
 * Open a stage; the one that is open closes.
 */
export interface OpenStage {
  type: "open_stage";
  stage: string;
  from?: string | null;
  id: string;
}
export interface NextStage {
  type: "next_stage";
  from?: string | null;
  id: string;
}
/**
 * Take back the last step: a stage opened or closed, a reveal, a round, a merge.
 *
 *     `step` is the number of the step that is meant, if it is still the last.
 */
export interface Undo {
  type: "undo";
  step?: number | null;
  id: string;
}
export interface StartTimer {
  type: "start_timer";
  seconds: number;
  id: string;
}
export interface ExtendTimer {
  type: "extend_timer";
  seconds: number;
  id: string;
}
export interface StopTimer {
  type: "stop_timer";
  id: string;
}
/**
 * Open the ideas of a silent stage to everybody; without `stage`, of the open one.
 */
export interface ShowIdeas {
  type: "show_ideas";
  stage?: string | null;
  id: string;
}
export interface MoveStage {
  type: "move_stage";
  stage: string;
  position: number;
  id: string;
}
/**
 * The same once more, with its prompts and script: as the next that has not begun.
 */
export interface DuplicateStage {
  type: "duplicate_stage";
  stage: string;
  id: string;
}
export interface RemoveStage {
  type: "remove_stage";
  stage: string;
  id: string;
}
/**
 * What the facilitator says in this stage; an empty text takes it away.
 */
export interface EditScript {
  type: "edit_script";
  stage: string;
  text: string;
  lang?: string | null;
  id: string;
}
/**
 * `lang` says which language's text is changed; without it, the session's first.
 *
 *     An empty text takes a translation away.
 */
export interface EditPrompt {
  type: "edit_prompt";
  prompt: string;
  text: string;
  lang?: string | null;
  id: string;
}
/**
 * To a position among the prompts of its stage, from 0.
 */
export interface MovePrompt {
  type: "move_prompt";
  prompt: string;
  position: number;
  id: string;
}
export interface RemovePrompt {
  type: "remove_prompt";
  prompt: string;
  id: string;
}
/**
 * The picture beside a prompt; null takes it away.
 */
export interface SetPicture {
  type: "set_picture";
  prompt: string;
  picture: ChosenPicture | null;
  id: string;
}
/**
 * Whether all new ideas wait for approval, or none. `set_hold` says it more finely.
 */
export interface HoldIdeas {
  type: "hold_ideas";
  hold: boolean;
  id: string;
}
export interface HideIdea {
  type: "hide_idea";
  idea: string;
  id: string;
}
export interface RestoreIdea {
  type: "restore_idea";
  idea: string;
  id: string;
}
/**
 * Fold duplicates into one idea; the originals stay readable.
 *
 *     `suggestion` is the one that this confirms, with all its ideas or some.
 */
export interface MergeIdeas {
  type: "merge_ideas";
  into: string;
  /**
   * @maxItems 50
   */
  from: string[];
  suggestion?: string | null;
  id: string;
}
/**
 * Take one original out of the idea it was merged into.
 */
export interface UnmergeIdea {
  type: "unmerge_idea";
  idea: string;
  id: string;
}
/**
 * Put ideas together. The name comes last, when what they share has become clear.
 *
 *     `suggestion` is the one that this confirms, with all its ideas or some.
 */
export interface MakeTheme {
  type: "make_theme";
  /**
   * @minItems 1
   * @maxItems 500
   */
  ideas: string[];
  suggestion?: string | null;
  id: string;
}
/**
 * Give a theme a name in one language, or (empty) take it back.
 */
export interface NameTheme {
  type: "name_theme";
  theme: string;
  name: string;
  lang?: string | null;
  id: string;
}
/**
 * Let ideas be in no theme again.
 */
export interface RemoveFromTheme {
  type: "remove_from_theme";
  /**
   * @minItems 1
   * @maxItems 500
   */
  ideas: string[];
  id: string;
}
/**
 * Take a theme apart; its ideas stay.
 */
export interface DissolveTheme {
  type: "dissolve_theme";
  theme: string;
  id: string;
}
/**
 * What a stage's next round is on: each idea, or each theme as one.
 */
export interface VoteOn {
  type: "vote_on";
  stage: string;
  by: "ideas" | "themes";
  id: string;
}
/**
 * Show the tallies of the current round to everybody.
 */
export interface Reveal {
  type: "reveal";
  id: string;
}
/**
 * Vote again on the same ideas; the earlier round is kept.
 *
 *     `after` is the round that is over: should a newer one be open already, nothing happens.
 */
export interface NewRound {
  type: "new_round";
  after?: number | null;
  id: string;
}
export interface HidePledge {
  type: "hide_pledge";
  pledge: string;
  id: string;
}
export interface RestorePledge {
  type: "restore_pledge";
  pledge: string;
  id: string;
}
/**
 * Which new ideas and pledges wait for approval; what is left out stays as it is.
 */
export interface SetHold {
  type: "set_hold";
  ideas?: "all" | "flagged" | "none";
  pledges?: "all" | "flagged" | "none";
  id: string;
}
/**
 * The words or names that flag what holds them: one entry a line, empty for none.
 */
export interface SetList {
  type: "set_list";
  list: "names" | "words";
  entries: string;
  id: string;
}
/**
 * Whether ideas and pledges can be posted and changed just now.
 */
export interface PausePosting {
  type: "pause_posting";
  paused: boolean;
  id: string;
}
/**
 * Change somebody's words; `approve` shows them in the same step.
 */
export interface RewriteIdea {
  type: "rewrite_idea";
  idea: string;
  text: string;
  approve?: boolean;
  id: string;
}
/**
 * Fields left out stay as they are; null or empty ones are cleared.
 */
export interface RewritePledge {
  type: "rewrite_pledge";
  pledge: string;
  text?: string;
  who?: string | null;
  group?: string | null;
  by_when?: string | null;
  support?: string | null;
  approve?: boolean;
  id: string;
}
/**
 * A safeguarding flag, with a note for facilitators alone.
 */
export interface FlagIdea {
  type: "flag_idea";
  idea: string;
  note?: string;
  id: string;
}
export interface UnflagIdea {
  type: "unflag_idea";
  idea: string;
  id: string;
}
export interface FlagPledge {
  type: "flag_pledge";
  pledge: string;
  note?: string;
  id: string;
}
export interface UnflagPledge {
  type: "unflag_pledge";
  pledge: string;
  id: string;
}
/**
 * Take out whoever wrote this idea or pledge; nobody learns who that is.
 */
export interface RemoveAuthor {
  type: "remove_author";
  idea?: string | null;
  pledge?: string | null;
  id: string;
}
/**
 * Take one removal back, by its id in the log.
 */
export interface LetBack {
  type: "let_back";
  removal: string;
  id: string;
}
/**
 * What people can choose from, in this order: none to ask nobody; left out, the usual ones.
 */
export interface SetPerspectives {
  type: "set_perspectives";
  perspectives?: PerspectiveText[] | null;
  id: string;
}
/**
 * One perspective; with the `id` of one that there is, people's choices of it stay.
 *
 *     `expected`: how many such people were asked to come.
 */
export interface PerspectiveText {
  names: {
    [k: string]: string;
  };
  id?: string | null;
  expected?: number | null;
}
/**
 * Show what was published of a stage on the board, until another stage opens; null: no more.
 */
export interface ShowGround {
  type: "show_ground";
  stage: string | null;
  id: string;
}
/**
 * The name that this event shares with others that belong to it; null for none.
 */
export interface SetSeries {
  type: "set_series";
  series: string | null;
  id: string;
}
/**
 * These do not belong together: it is not suggested again.
 */
export interface DismissSuggestion {
  type: "dismiss_suggestion";
  suggestion: string;
  id: string;
}
/**
 * Whether everybody sees somebody's words of a survey that is over.
 */
export interface ShowSurveyText {
  type: "show_survey_text";
  survey_text: string;
  show: boolean;
  id: string;
}
/**
 * One name a table, empty for none: their number is that of the tables.
 *
 *     `labels`: whether everybody sees which table an idea comes from.
 */
export interface SetTables {
  type: "set_tables";
  /**
   * @maxItems 1000
   */
  names: string[];
  labels?: boolean;
  id: string;
}
/**
 * Everybody but the hosts moves on to another table.
 */
export interface NextTableRound {
  type: "next_table_round";
  id: string;
}
/**
 * Whether the board shows ideas by table and round.
 */
export interface ShowTables {
  type: "show_tables";
  show: boolean;
  id: string;
}
/**
 * Take the hosting of a table from all who have it, and make its link worthless.
 */
export interface RevokeHosts {
  type: "revoke_hosts";
  table: string;
  id: string;
}
/**
 * What is left out stays. `turn` goes a page on (1) or back (-1).
 *
 *     `frozen`: the board holds what it shows; `paused`: nothing on it moves; `large`: larger type;
 *     `joining`: it shows the way in, until a stage opens.
 */
export interface DirectBoard {
  type: "direct_board";
  frozen?: boolean | null;
  paused?: boolean | null;
  large?: boolean | null;
  joining?: boolean | null;
  turn?: (-1 | 1) | null;
  id: string;
}
/**
 * The member's link opens nothing any more, and their connections end.
 */
export interface RevokeMember {
  type: "revoke_member";
  member: string;
  id: string;
}
/**
 * Somebody of the team has read it: its sender is told that, and not who.
 */
export interface SeePrivateWord {
  type: "see_private_word";
  word: string;
  id: string;
}
/**
 * It is dealt with; or, with `settled` false, not yet after all.
 */
export interface SettlePrivateWord {
  type: "settle_private_word";
  word: string;
  settled?: boolean;
  id: string;
}
/**
 * All of it, as it shall be.
 */
export interface SetPrivacy {
  type: "set_privacy";
  privacy: PrivacyText;
  id: string;
}
/**
 * Who answers for people's data (`controller`), how to reach them, on which `basis`, and what
 *     else people are told (`notice`), each by language where it is a text.
 *
 *     `months` after its end an event is deleted, `link_hours` after it nobody can tell any more who
 *     wrote which idea.
 */
export interface PrivacyText {
  controller?: string;
  contact?: string;
  basis?: string;
  notice?: {
    [k: string]: string;
  };
  months?: number;
  link_hours?: number;
}
/**
 * Take the words of these ideas, pledges and private words away for good: a mark stays.
 */
export interface Redact {
  type: "redact";
  /**
   * @minItems 1
   * @maxItems 50
   */
  things: string[];
  id: string;
}
/**
 * Erase whoever wrote this idea, pledge or private word, with all that they gave.
 *
 *     Nobody is told who it is, nor how much that was.
 */
export interface ErasePerson {
  type: "erase_person";
  thing: string;
  id: string;
}
/**
 * All of them, in their order.
 */
export interface SetHelpLines {
  type: "set_help_lines";
  /**
   * @maxItems 50
   */
  lines: HelpLineText[];
  id: string;
}
/**
 * One place to turn to: its name, and at least one of a number to ring, a number to text and
 *     a web address (https). `notes`: when it is open, and what it is for.
 */
export interface HelpLineText {
  names: {
    [k: string]: string;
  };
  phone?: string;
  text?: string;
  web?: string;
  notes?: {
    [k: string]: string;
  };
}
/**
 * So many days after the event's end, people who left an address are reminded.
 */
export interface SetReminders {
  type: "set_reminders";
  /**
   * @maxItems 20
   */
  after_days: number[];
  on?: boolean;
  id: string;
}
export interface HideCheckIn {
  type: "hide_check_in";
  check_in: string;
  id: string;
}
export interface RestoreCheckIn {
  type: "restore_check_in";
  check_in: string;
  id: string;
}
/**
 * What happens next, and whom to ask: in the event's first language, and in its others.
 */
export interface SetAfter {
  type: "set_after";
  next_steps?: string;
  contacts?: string;
  translations?: {
    [k: string]: AfterWords;
  };
  id: string;
}
/**
 * Open the page to everybody, or close it. `message` opens it, in the event's languages; not
 *     given, the one before stays.
 */
export interface PublishStory {
  type: "publish_story";
  on: boolean;
  message?: {
    [k: string]: string;
  };
  id: string;
}
/**
 * How much there is for everybody to see; what is held is 0 but for facilitators.
 */
export interface Counts {
  ideas: number;
  pledges: number;
  held: number;
  held_pledges?: number;
}
/**
 * The touched entities between two positions.
 *
 *     Apply it if the epochs match and `from` <= seq < `to`, ignore it if `to` <= seq, else ask for
 *     a `resync`.
 */
export interface Delta {
  epoch: string;
  from: number;
  to: number;
  set: {
    [k: string]: {
      [k: string]: unknown;
    };
  };
  del: {
    [k: string]: string[];
  };
}
/**
 * Something that a member did: `kind` is the command's type.
 *
 *     `about` is the stage, idea, pledge ... it was about. Of an `undo`, `step` and `whose` say what
 *     was taken back, and who had done it. What scribes write for others says no more than that they
 *     did.
 */
export interface Doing {
  at: number;
  member: string;
  kind: string;
  about?: string | null;
  step?:
    ("close" | "dissolve" | "merge" | "open" | "regroup" | "reveal" | "round" | "show" | "tables" | "theme") | null;
  whose?: string | null;
  id: string;
}
/**
 * Something in a view, under its `id`.
 */
export interface Entity {
  id: string;
}
/**
 * By the id of its stage, for boards and consoles: how many have answered; the results.
 *
 *     `findings` come once, when the survey is over, and never change.
 */
export interface EvaluationEntity {
  answered: number;
  over: boolean;
  findings: Finding[];
  id: string;
}
/**
 * What is told of a question's answers; nothing but their number where they were too few.
 *
 *     Answers that stand in no band, nobody gave. `middle` is the answer in the middle of all, `mean`
 *     their mean: of scales alone. `several` has a band for each option.
 */
export interface Finding {
  question: string;
  answered: number;
  bands?: Band[];
  middle?: number | null;
  mean?: number | null;
}
/**
 * The whole page. `loose` are chosen ideas in no theme; `people` is 0 where too few were there
 *     to be counted. `standing` goes from the event's end to now, a point each `every`.
 */
export interface EventStory {
  code: string;
  title: string;
  purpose: string;
  influence: string;
  lang: string;
  languages: string[];
  translations: {
    [k: string]: About;
  };
  message: {
    [k: string]: string;
  };
  ended_at: number;
  news_at: number | null;
  people: number;
  ideas: number;
  themes: StoryTheme[];
  loose: StoryIdea[];
  pledges: StoryPledge[];
  every: "month" | "quarter" | "week";
  after: After | null;
  standing: Standing[];
}
/**
 * A theme with its chosen ideas, and how many more there are in it. Names by language.
 */
export interface StoryTheme {
  id: string;
  names: {
    [k: string]: string;
  };
  place: number | null;
  ideas: StoryIdea[];
  more: number;
}
/**
 * An idea that was chosen: `place` is its place in the last vote, where it was among the
 *     first; `pledges` is how many came from it.
 */
export interface StoryIdea {
  id: string;
  text: string;
  lang: string;
  place: number | null;
  pledges: number;
}
/**
 * A pledge, what became of it, and the news of it, the earliest first.
 */
export interface StoryPledge {
  id: string;
  n: number;
  text: string;
  lang: string;
  kind: "action" | "culture";
  who: string | null;
  group: string | null;
  by_when: string | null;
  due: string | null;
  ideas: string[];
  joiners: number;
  status: "changed" | "dropped" | "kept" | "not_started" | "under_way";
  help: string | null;
  news: StoryNews[];
}
/**
 * What somebody told of a pledge: its owner, or one who joined it.
 */
export interface StoryNews {
  at: number;
  by: "joiner" | "owner";
  status: ("changed" | "dropped" | "kept" | "not_started" | "under_way") | null;
  text: string;
  lang: string;
  picture: StoryPicture | null;
}
/**
 * Its files are at `/{code}/pictures/{id}-480.webp` and `-1600.webp`.
 */
export interface StoryPicture {
  id: string;
  width: number;
  height: number;
}
/**
 * How many pledges stood how at a time (ms); without one: now.
 */
export interface Standing {
  at: number | null;
  not_started?: number;
  under_way?: number;
  kept?: number;
  changed?: number;
  dropped?: number;
}
/**
 * A file that was made, to the minute; `by` is a member, null: whoever runs the server.
 */
export interface Exported {
  format: string;
  at: number;
  by: string | null;
}
/**
 * Which file shall be made. Without `languages`, it is in all of the event's.
 */
export interface FileAsked {
  format: string;
  languages?: string[];
}
/**
 * A file that is being made. `progress` goes from 0 to 100; `size`, once it is ready, in bytes.
 *
 *     Of `waiting` ones, others come first.
 */
export interface FileJob {
  id: string;
  format: string;
  status: "failed" | "ready" | "running" | "waiting";
  progress: number;
  name: string;
  size: number | null;
}
/**
 * A format that there is. A `spoken` one is in the languages that are asked for.
 */
export interface FileKind {
  format: string;
  group: "calendar" | "next" | "read" | "work";
  spoken: boolean;
}
/**
 * All of them, in the order that they are offered in.
 */
export interface FileKinds {
  formats: FileKind[];
}
/**
 * The answer to `suggest`: how many suggestions are open now.
 */
export interface Found {
  suggestions: number;
}
/**
 * The groups (from 0) that place the work lowest and highest on the ladder.
 */
export interface Gap {
  lowest: number;
  highest: number;
}
/**
 * What somebody chose as the answer to one question of an evaluation, or wrote (in `lang`).
 */
export interface GivenAnswer {
  stage: string;
  question: string;
  chosen?: number | string | string[] | null;
  text?: string | null;
  lang: string;
}
/**
 * `at` is when it was written; `table` where, as far as somebody said so.
 */
export interface GivenIdea {
  at: number;
  text: string;
  lang: string;
  table: string | null;
}
/**
 * A vote of one round; `on` is the idea's or theme's text, empty on the ladder.
 */
export interface GivenVote {
  stage: string;
  round: number;
  on: string;
  vote: OwnVote;
}
/**
 * One's current vote on the idea or theme `id`, by the method.
 *
 *     `rung` is where one placed the work, from 1 at the bottom: there, `id` is the stage's.
 */
export interface OwnVote {
  dots: number | null;
  opinion: ("agree" | "disagree" | "pass") | null;
  approve?: boolean;
  score?: number;
  rung?: number;
  id: string;
}
/**
 * A private word; `at` is to the minute.
 */
export interface GivenWord {
  at: number;
  text: string;
  where: string;
  lang: string;
  come: boolean;
}
/**
 * What a stage's votes were by perspective, by the stage's id: published once, never changed.
 *
 *     `rows` hold each idea's (or theme's) share of support by group, in the order of `groups`.
 *     `together` and `divided` follow from them. Without groups, too few people chose a perspective.
 *     `plain` are the shares of the whole room, all people alike; `compared` counts the rows of the
 *     whole table.
 *
 *     Of a ladder, `rows` hold the bands (`to`, `for`, `with`), and `gap` says who sees it otherwise
 *     than whom; null where the groups are close.
 */
export interface GroundEntity {
  round: number;
  kind: "approval" | "dots" | "ladder" | "opinion" | "scale";
  by: "ideas" | "ladder" | "themes";
  groups: GroundGroup[];
  rows: {
    [k: string]: number[];
  };
  together: string[];
  divided: string[];
  plain: {
    [k: string]: number;
  };
  compared: number;
  gap?: Gap | null;
  id: string;
}
/**
 * A column of a published table: a perspective, as it was called then.
 *
 *     The one without an `id` holds everybody else: smaller perspectives, and whoever chose none.
 */
export interface GroundGroup {
  id: string | null;
  names: {
    [k: string]: string;
  };
}
/**
 * `names` and `notes` by language. `phone` and `text` (a number that takes text messages) are
 *     digits, blanks and a leading plus; `web` begins with `https://`.
 */
export interface HelpLine {
  names: {
    [k: string]: string;
  };
  phone?: string | null;
  text?: string | null;
  web?: string | null;
  notes?: {
    [k: string]: string;
  };
}
/**
 * Which new ideas and pledges wait: none, those with a flag, or all.
 */
export interface Holding {
  ideas: "all" | "flagged" | "none";
  pledges: "all" | "flagged" | "none";
}
/**
 * An idea of the table that one hosts, of any round: everybody may read it by now.
 */
export interface HostIdea {
  n: number;
  text: string;
  lang: string;
  stage: string;
  table_round: number | null;
  summary: boolean;
  id: string;
}
/**
 * `n` counts ideas in the order of posting. `text` is empty when it was erased.
 *
 *     `table` is a table's id, or what somebody called it where the event has no tables; it is null
 *     where so few sat there that it would tell who wrote the idea.
 *     Facilitators alone are told how many `supporters` made it their own, each counted once: what is
 *     much supported should not draw more. They are told too what came on `paper`.
 */
export interface IdeaEntity {
  n: number;
  text: string;
  lang: string;
  stage: string;
  prompt: string | null;
  table: string | null;
  table_round: number | null;
  summary: boolean;
  status: "held" | "hidden" | "shown";
  edited: boolean;
  merged: Original[];
  supporters?: number;
  paper?: boolean;
  id: string;
}
/**
 * An idea that was merged into another, as its author wrote it.
 *
 *     Only facilitators get those that are held or hidden.
 */
export interface Original {
  id: string;
  text: string;
  lang: string;
  status: "held" | "hidden" | "shown";
}
/**
 * A pledge of somebody else that one joined.
 */
export interface Joined {
  id: string;
}
/**
 * A list that a facilitator brought, `words` or `names`: one entry a line.
 */
export interface ListEntity {
  entries: string;
  id: string;
}
/**
 * For boards and consoles: how many people are connected, how many have voted.
 *
 *     `paper` counts those who take part without a phone, by a scribe.
 */
export interface Live {
  connected: number;
  voted: number;
  paper?: number;
}
/**
 * One step of moderation, numbered from 1; `at` is to the minute.
 *
 *     Of a check-in, `n` is its pledge's. `by` is the number of the facilitator's link; null: the
 *     session's own rules, or not known. `removal` is what `let_back` takes while the removal
 *     `stands`.
 */
export interface LogEntity {
  at: number;
  by: number | null;
  step:
    | "approved"
    | "flagged"
    | "held"
    | "hidden"
    | "hold_set"
    | "let_back"
    | "list_set"
    | "paused"
    | "removed"
    | "restored"
    | "resumed"
    | "rewritten"
    | "unflagged";
  thing?: ("check_in" | "idea" | "pledge") | null;
  key?: string | null;
  n?: number | null;
  flags?: ("email" | "name" | "phone" | "word")[];
  holding?: Holding | null;
  list?: ("names" | "words") | null;
  removal?: string | null;
  stands?: boolean;
  id: string;
}
/**
 * A file that was made of this event: what is erased now is still in it.
 */
export interface MadeFile {
  format: string;
  at: number;
}
/**
 * One's own view: collection -> id -> entity.
 */
export interface Me {
  me: {
    [k: string]: MeEntity;
  };
  ideas: {
    [k: string]: OwnIdea;
  };
  votes: {
    [k: string]: OwnVote;
  };
  pledges: {
    [k: string]: PledgeEntity;
  };
  joined: {
    [k: string]: Joined;
  };
  supported: {
    [k: string]: Supported;
  };
  hosted: {
    [k: string]: HostIdea;
  };
  before: {
    [k: string]: OwnBefore;
  };
  private_words: {
    [k: string]: OwnPrivateWord;
  };
  answers: {
    [k: string]: OwnAnswers;
  };
}
/**
 * The one entity of collection `me`; its id is `me`. `dots_left` is null without dot voting.
 *
 *     `table` is where one sits in this round, `host` the table that one hosts.
 *     `removed`: a facilitator has taken this person out; they can take back, and nothing else.
 *     `perspectives` are those that one chose: nobody else sees them. Of a seat that somebody acts
 *     for, `agreed` says whether they may; one that is put aside is `aside`. `contact` is where they
 *     want to be reached.
 */
export interface MeEntity {
  name: string | null;
  dots_left: number | null;
  table: string | null;
  host: string | null;
  removed: boolean;
  perspectives?: string[];
  agreed?: boolean;
  aside?: boolean;
  contact?: OwnContact;
  id: string;
}
/**
 * Where one can be reached. `at` is when one agreed; `paused_until` is null if mails go on.
 *
 *     `bounced`: mail to it comes back, there is no such address.
 */
export interface OwnContact {
  email: string;
  lang: string;
  at: number;
  paused_until: number | null;
  stopped: boolean;
  bounced: boolean;
}
/**
 * One's own idea, whatever its state; `merged_into` names the idea it lives on in.
 */
export interface OwnIdea {
  n: number;
  text: string;
  lang: string;
  stage: string;
  prompt: string | null;
  status: "held" | "hidden" | "shown";
  merged_into: string | null;
  id: string;
}
/**
 * `ideas` are the ideas it came from, as far as the audience may see them.
 *
 *     Facilitators are told what came on `paper`. `due` is an ISO date beside the free `by_when`;
 *     `help` is what is wanted now, `stories` the latest of what was told since.
 */
export interface PledgeEntity {
  n: number;
  text: string;
  lang: string;
  kind: "action" | "culture";
  who: string | null;
  group: string | null;
  by_when: string | null;
  support: string | null;
  ideas: string[];
  joiners: number;
  status: "held" | "hidden" | "shown";
  paper?: boolean;
  due?: string | null;
  follow_up?: "changed" | "dropped" | "kept" | "not_started" | "under_way";
  help?: string | null;
  stories?: Story[];
  id: string;
}
/**
 * What was told of a pledge, for everybody. `at` is the day (its beginning, UTC).
 *
 *     `status` is how the pledge stood then; of a joiner it is null, as they do not set it.
 *     `picture` is the id of one. Who joined is told to nobody, nor which stories are one joiner's.
 */
export interface Story {
  at: number;
  by: "joiner" | "owner";
  status: ("changed" | "dropped" | "kept" | "not_started" | "under_way") | null;
  story: string | null;
  lang: string;
  picture: string | null;
  help: string | null;
  id: string;
}
/**
 * An idea of somebody else that one supports.
 */
export interface Supported {
  id: string;
}
/**
 * What one wrote, where a facilitator changed it: by the id of the idea or pledge.
 */
export interface OwnBefore {
  before: Before;
  id: string;
}
/**
 * One's own, without its words: others may look at one's phone. `seen`: it was read.
 */
export interface OwnPrivateWord {
  at: number;
  come: boolean;
  seen: boolean;
  settled: boolean;
  id: string;
}
/**
 * What one answered oneself in the evaluation `id`, by question.
 */
export interface OwnAnswers {
  answers: {
    [k: string]: number | string | string[];
  };
  id: string;
}
/**
 * `seats` counts the people on paper for whom this member writes.
 */
export interface MemberEntity {
  n: number;
  name: string | null;
  role: "facilitator" | "moderator" | "scribe";
  revoked: boolean;
  seats: number;
  last: Doing | null;
  id: string;
}
/**
 * Who one is, on a console.
 */
export interface Membership {
  id: string;
  role: "facilitator" | "moderator" | "scribe";
  name: string | null;
}
/**
 * What facilitators alone know of an idea or pledge, by its id.
 *
 *     `flags` say what was found in it, `safeguarding` is the note of a flag of theirs (empty: a flag
 *     without a note), `removed` that its author was removed because of it.
 */
export interface ModerationEntity {
  thing: "check_in" | "idea" | "pledge";
  flags: ("email" | "name" | "phone" | "word")[];
  before: Before | null;
  safeguarding: string | null;
  removed: boolean;
  id: string;
}
/**
 * All that is linked to one person (`format` 1), by kind. Times are milliseconds (UTC).
 *
 *     Words of others are told as far as everybody may read them; else they are empty.
 *
 *     `supported` and `perspectives` are texts, in the event's first language; `tables` is where they
 *     sat, by round; `people` is the same of those who take part by their phone. `files` were made
 *     before: nobody but the organiser can erase them.
 */
export interface MyData {
  format?: number;
  code: string;
  title: string;
  name: string | null;
  email: string | null;
  email_since: number | null;
  perspectives: string[];
  tables: {
    [k: string]: string;
  };
  ideas: GivenIdea[];
  supported: string[];
  votes: GivenVote[];
  pledges: PledgeEntity[];
  joined: PledgeEntity[];
  check_ins: CheckInEntity[];
  private_words: GivenWord[];
  answers?: GivenAnswer[];
  pictures: string[];
  people: MyData[];
  files: MadeFile[];
}
/**
 * What `GET /api/sessions/{code}` tells somebody who has not joined.
 *
 *     `door` is what stands in `s=` of the Socket.IO address: the code, and where an event has more
 *     people than one worker shall hold, a number after it that a balancer spreads them by. `mail`:
 *     people can leave an address here, and get reminders. `controller` answers for people's data, if
 *     the organiser says so.
 */
export interface Newcomer {
  code: string;
  door: string;
  title: string;
  purpose: string;
  influence: string;
  lang: string;
  languages: string[];
  translations: {
    [k: string]: About;
  };
  stage: string | null;
  join_url: string;
  board_url: string;
  controller?: string;
  mail?: boolean;
}
/**
 * One way to describe one's place in the room, in the event's languages.
 *
 *     `expected`: how many such people were asked to come; only facilitators see it.
 */
export interface Perspective {
  id: string;
  names: {
    [k: string]: string;
  };
  expected?: number | null;
}
/**
 * What stands beside a prompt; at `/CODE/pictures/ID-480.webp` and `-1600.webp`.
 *
 *     `alt` says in words what it shows: one text a language.
 */
export interface Picture {
  id: string;
  width: number;
  height: number;
  alt: {
    [k: string]: string;
  };
  credit: string | null;
}
/**
 * `pledges` are one's own, `joined` those of others, `check_ins` what one told of any of them
 *     oneself, `chosen` the ideas that one backed. `mail`: one can leave an address.
 */
export interface Plan {
  code: string;
  title: string;
  lang: string;
  languages: string[];
  translations: {
    [k: string]: About;
  };
  created_at: number;
  ended_at: number | null;
  name: string | null;
  pledges: PledgeEntity[];
  joined: PledgeEntity[];
  check_ins: CheckInEntity[];
  chosen: ChosenIdea[];
  after: After | null;
  contact: OwnContact | null;
  mail?: boolean;
}
/**
 * `controller` answers for people's data, `contact` says how to reach them; `basis` is the
 *     lawful basis, empty while the organiser has not said; `notice`, by language, what else people
 *     are told. `months` after its end the event is deleted; `link_hours` after it nobody can tell
 *     any more who wrote which idea.
 */
export interface Privacy {
  controller?: string;
  contact?: string;
  basis?: "" | "consent" | "legitimate_interests" | "public_task";
  notice?: {
    [k: string]: string;
  };
  months?: number;
  link_hours?: number;
}
/**
 * For facilitators alone: the one entity of collection `privacy`; its id is `privacy`.
 *
 *     `deletes_at` is when the event is deleted, `unlinks_at` when authors are; null while it goes
 *     on: then what happened last counts. `unlinked`: authors are gone already.
 */
export interface PrivacyEntity {
  privacy: Privacy;
  deletes_at: number | null;
  unlinks_at: number | null;
  unlinked: boolean;
  exports: Exported[];
  id: string;
}
/**
 * For facilitators and moderators alone; nothing tells whose it is, or whose else.
 *
 *     `at` is to the minute. `come`: please come to me; `where` is what its sender says of where or
 *     who they are. `seen` and `settled` are the members who read it first, who dealt with it.
 *     `redacted`: its words were taken away for good.
 */
export interface PrivateWordEntity {
  n: number;
  at: number;
  text: string;
  lang: string;
  come: boolean;
  where: string;
  seen: string | null;
  settled: string | null;
  redacted?: boolean;
  id: string;
}
export interface PromptEntity {
  stage: string;
  position: number;
  text: string;
  lang: string;
  translations: {
    [k: string]: string;
  };
  picture: Picture | null;
  id: string;
}
/**
 * An earlier round, whole. The id is `stage:round`; tallies are by idea, or by theme.
 *
 *     On the ladder, the one tally stands by the stage's id.
 */
export interface ResultEntity {
  stage: string;
  round: number;
  kind: "approval" | "dots" | "ladder" | "opinion" | "scale";
  voters: number;
  tallies: {
    [k: string]: Tally;
  };
  by?: "ideas" | "ladder" | "themes";
  id: string;
}
/**
 * The count of current votes on one idea or theme, by the method.
 *
 *     `scores` says how many gave 1, 2, 3, 4 and 5; `mean` is rounded to one decimal. `rungs` says how
 *     many people stand on each rung of the ladder, the lowest first: there, the tally's id is the
 *     stage's.
 */
export interface Tally {
  voters: number;
  dots?: number;
  agree?: number;
  disagree?: number;
  pass?: number;
  approvals?: number;
  scores?: number[];
  mean?: number;
  rungs?: number[];
}
/**
 * What the facilitator says in the stage `id`: one text a language. For nobody else.
 */
export interface ScriptEntity {
  texts: {
    [k: string]: string;
  };
  id: string;
}
/**
 * How the room sits: `labels` says whether everybody sees which table an idea comes from.
 */
export interface Seating {
  round: number;
  assigned: boolean;
  labels: boolean;
  shown: boolean;
}
/**
 * How many sit at the table `id` now, and how many host it. For facilitators.
 */
export interface SeatsEntity {
  people: number;
  hosts: number;
  linked: boolean;
  id: string;
}
/**
 * The one entity of collection `session`; its id is `session`.
 *
 *     `hold` says that all new ideas wait, `holding` what waits exactly; `paused` that nothing can be
 *     posted just now. People can choose among `perspectives`; `ground` is the stage whose published
 *     votes by perspective the board shows. For facilitators, `acted_for` says how many people have
 *     somebody acting for them, from three. `help_lines` say where people can turn. `after` is what
 *     facilitators wrote about what happens next; people read it in their plans. For facilitators,
 *     `series` is the name that it shares with events that belong to it. `story`: everybody may read
 *     what came of the event; facilitators are told how that page opens.
 */
export interface SessionEntity {
  code: string;
  title: string;
  purpose: string;
  influence: string;
  lang: string;
  languages: string[];
  translations: {
    [k: string]: About;
  };
  template: string;
  stage: string | null;
  timer: Timer | null;
  ballot: Ballot | null;
  counts: Counts;
  hold: boolean;
  holding: Holding;
  paused: boolean;
  address: string | null;
  undo: ("close" | "dissolve" | "merge" | "open" | "regroup" | "reveal" | "round" | "show" | "tables" | "theme") | null;
  seating: Seating | null;
  created_at: number;
  perspectives?: Perspective[];
  ground?: string | null;
  undoes?: Undoes;
  acted_for?: number;
  help_lines?: HelpLine[];
  series?: string;
  after?: After;
  story?: boolean;
  story_message?: {
    [k: string]: string;
  };
  id: string;
}
export interface Timer {
  started_at: number;
  ends_at: number;
}
/**
 * The step that `undo` takes back: its number, and the member who took it.
 */
export interface Undoes {
  n: number;
  by: string | null;
}
export interface Snapshot {
  epoch: string;
  seq: number;
  view: View;
}
/**
 * What one audience sees: collection -> id -> entity.
 *
 *     `moderation`, `log`, `lists`, `private_words`, `privacy` and `check_ins` are empty but for
 *     facilitators; `board`, `evaluations` and `survey_texts` for attendees.
 */
export interface View {
  session: {
    [k: string]: SessionEntity;
  };
  board: {
    [k: string]: BoardEntity;
  };
  stages: {
    [k: string]: StageEntity;
  };
  prompts: {
    [k: string]: PromptEntity;
  };
  scripts: {
    [k: string]: ScriptEntity;
  };
  ideas: {
    [k: string]: IdeaEntity;
  };
  themes: {
    [k: string]: ThemeEntity;
  };
  tallies: {
    [k: string]: Tally;
  };
  results: {
    [k: string]: ResultEntity;
  };
  pledges: {
    [k: string]: PledgeEntity;
  };
  ground: {
    [k: string]: GroundEntity;
  };
  tables: {
    [k: string]: TableEntity;
  };
  surveys: {
    [k: string]: SurveyEntity;
  };
  evaluations: {
    [k: string]: EvaluationEntity;
  };
  survey_texts: {
    [k: string]: SurveyTextEntity;
  };
  suggestions: {
    [k: string]: SuggestionEntity;
  };
  seats: {
    [k: string]: SeatsEntity;
  };
  voices: {
    [k: string]: VoicesEntity;
  };
  moderation: {
    [k: string]: ModerationEntity;
  };
  log: {
    [k: string]: LogEntity;
  };
  lists: {
    [k: string]: ListEntity;
  };
  members: {
    [k: string]: MemberEntity;
  };
  doings: {
    [k: string]: Doing;
  };
  private_words: {
    [k: string]: PrivateWordEntity;
  };
  privacy: {
    [k: string]: PrivacyEntity;
  };
  check_ins: {
    [k: string]: CheckInEntity;
  };
}
/**
 * `silent` stages show others' ideas only once `shown`; `ideas` counts all that were posted.
 *
 *     `repeats` is the vote or the ladder that this one asks again; `named` pledges may carry a name.
 *     `method` is how people vote in it: null where they do not. `by` is what its next round of votes
 *     is on.
 */
export interface StageEntity {
  kind:
    "close" | "conversation" | "evaluation" | "ideas" | "ladder" | "pledges" | "talk" | "themes" | "vote" | "welcome";
  position: number;
  status: "done" | "open" | "waiting";
  silent: boolean;
  shown: boolean;
  method: ("approval" | "dots" | "opinion" | "scale") | null;
  dots: number;
  per_idea: number;
  round: number;
  revealed: boolean;
  minutes: number | null;
  ideas: number;
  open_results: boolean;
  named: boolean;
  repeats: string | null;
  by?: "ideas" | "themes";
  id: string;
}
/**
 * A group of ideas; its `name` is empty until it is given one.
 *
 *     `n` counts themes in the order of making. `ideas` are those that the audience holds, merged
 *     ones by the idea they live on in; `size` is how many of them everybody may see.
 */
export interface ThemeEntity {
  n: number;
  name: string;
  lang: string;
  translations: {
    [k: string]: string;
  };
  ideas: string[];
  size: number;
  id: string;
}
/**
 * A table that is not `open` any more stays, for the ideas that came from it.
 */
export interface TableEntity {
  n: number;
  name: string | null;
  open: boolean;
  id: string;
}
/**
 * The questions of the evaluation `id`. `over`: its results are out, and no answer is taken.
 *
 *     Phones have it while its stage is open, boards once it has begun.
 */
export interface SurveyEntity {
  questions: Question[];
  name: {
    [k: string]: string;
  };
  source: string;
  licence: string;
  over: boolean;
  id: string;
}
/**
 * Somebody's own words in answer to a question: no order, no time, no other answer of theirs.
 *
 *     Boards get what is shown, consoles all; `flags` are what was found in it.
 */
export interface SurveyTextEntity {
  stage: string;
  question: string;
  text: string;
  lang: string;
  shown: boolean;
  flags: ("email" | "name" | "phone" | "word")[];
  id: string;
}
/**
 * For facilitators: ideas that seem to belong together, as long as nobody has decided.
 */
export interface SuggestionEntity {
  kind: "merge" | "theme";
  ideas: string[];
  id: string;
}
/**
 * By the id of a stage that closed: each group's share of the `people` in the room then.
 *
 *     `given`: its share `of` the ideas, votes or pledges that the stage brought; null where fewer
 *     than five of a group gave any. `votes`: of a conversation, likewise, whose votes they were; null
 *     of all other stages.
 */
export interface VoicesEntity {
  groups: GroundGroup[];
  people: number[];
  of: ("ideas" | "pledges" | "votes") | null;
  given: number[] | null;
  votes?: number[] | null;
  id: string;
}
/**
 * What stands in the story's place until everybody may read it: when the event ended, and by
 *     when first news of its pledges can be expected (ms); None where it has not ended.
 */
export interface StoryNotYet {
  code: string;
  title: string;
  purpose: string;
  influence: string;
  lang: string;
  languages: string[];
  translations: {
    [k: string]: About;
  };
  ended_at: number | null;
  news_at: number | null;
}
/**
 * For consoles: the members who are connected now.
 */
export interface Team {
  here: string[];
}
/**
 * The first event. Attendees get `participant`, `token` and `me`, consoles `member`.
 *
 *     `seats` are the views of those who take part by seats of one's own.
 *     One of `snapshot` and `delta` is there: the latter when the position given was recent.
 */
export interface Welcome {
  protocol: number;
  now: number;
  position: Position;
  participant?: string | null;
  token?: string | null;
  me?: Me | null;
  member?: Membership | null;
  seats?: {
    [k: string]: Me;
  } | null;
  snapshot?: Snapshot | null;
  delta?: Delta | null;
}
