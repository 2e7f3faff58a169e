import { t } from "../words";

interface Props {
  /** What is on the page: the first and the last, and how many there are in all. */
  from: number;
  to: number;
  of: number;
  at: number;
  /** Said instead of the numbers. */
  title?: string | undefined;
  turnTo(page: number): void;
}

/** "1–6 of 14", and the way to the pages beside. */
export function Turner({ from, to, of, at, title, turnTo }: Props) {
  return (
    <nav class="wall-turn" aria-label={t("board.pages")}>
      <button type="button" onClick={() => turnTo(at - 1)} aria-label={t("board.page_before")}>
        ‹
      </button>
      <span>{title ?? t("board.page", { from, to, n: of })}</span>
      <button type="button" onClick={() => turnTo(at + 1)} aria-label={t("board.page_after")}>
        ›
      </button>
    </nav>
  );
}
