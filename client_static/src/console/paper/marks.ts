import type { CastVote, MethodName, Opinion, OwnVote } from "../../wire.gen";
import { t } from "../../words";

type Given = Partial<Pick<CastVote, "dots" | "opinion" | "approve" | "score">>;

interface Marks {
  /** What is typed beside the idea's number; none where the number says it all. */
  label: (() => string) | null;
  /** The vote that it means; null when it means none. */
  read(typed: string): Given | null;
  wrong(): string;
}

const OPINIONS: Opinion[] = ["agree", "disagree", "pass"];

/** A whole number between these, as it is typed. */
function whole(typed: string, from: number, to: number): number | null {
  const trimmed = typed.trim();
  const number = Number(trimmed);
  return /^\d+$/.test(trimmed) && number >= from && number <= to ? number : null;
}

/** An opinion by its number on the ballot, or by its first letters in the desk's language. */
function opinion(typed: string): Opinion | null {
  const wanted = typed.trim().toLocaleLowerCase();
  const place = whole(wanted, 1, OPINIONS.length);
  if (place !== null) return OPINIONS[place - 1] ?? null;
  if (!wanted) return null;
  const said = (one: Opinion) => t(`common.${one}`).toLocaleLowerCase();
  return OPINIONS.find((one) => said(one).startsWith(wanted)) ?? null;
}

/** How each method's ballot is typed in. */
export const MARKS: Record<MethodName, Marks> = {
  dots: {
    label: () => t("console.paper_dots"),
    read(typed) {
      const dots = whole(typed, 0, 1000);
      return dots === null ? null : { dots };
    },
    wrong: () => t("console.paper_dots_wrong"),
  },
  opinion: {
    label: () => t("console.paper_opinion"),
    read(typed) {
      const said = opinion(typed);
      return said && { opinion: said };
    },
    wrong: () => t("console.paper_opinion"),
  },
  approval: { label: null, read: () => ({ approve: true }), wrong: () => "" },
  scale: {
    label: () => t("console.paper_score"),
    read(typed) {
      const score = whole(typed, 1, 5);
      return score === null ? null : { score };
    },
    wrong: () => t("console.paper_score"),
  },
};

/** A vote as it was entered, in words. */
export function markWords(vote: OwnVote): string {
  if (vote.opinion) return t(`common.${vote.opinion}`);
  if (vote.score !== undefined) return String(vote.score);
  if (vote.approve) return t("console.paper_supported");
  return t("common.dots", { n: vote.dots ?? 0 });
}
