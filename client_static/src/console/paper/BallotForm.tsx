import { useId, useState } from "preact/hooks";
import { announce } from "../../components/Announcer";
import { Button } from "../../components/Button";
import { TextField } from "../../components/TextField";
import { orderedIdeas, sessionOf } from "../../live/selectors";
import type { Me, Opinion, OwnVote } from "../../wire.gen";
import { t } from "../../words";
import { useDesk } from "../desk";
import type { Seats } from "./seats";

const OPINIONS: Opinion[] = ["agree", "disagree", "pass"];

interface Props {
  seats: Seats;
  mine: Me;
}

/** One person's ballot: the idea's number, what they gave it, Enter; the next number. */
export function BallotForm({ seats, mine }: Props) {
  const { view } = useDesk();
  const id = useId();
  const [typed, type] = useState("");
  const [dots, setDots] = useState("");
  const [opinion, setOpinion] = useState<Opinion>("agree");
  const [wrong, setWrong] = useState<{ idea?: string; dots?: string }>({});
  const inDots = sessionOf(view)?.ballot?.kind === "dots";
  const idea = orderedIdeas(view).find(({ n }) => n === Number(typed));
  const left = mine.me.me?.dots_left;

  async function send(): Promise<void> {
    const count = Number(dots);
    const bad = !idea
      ? { idea: t("console.paper_no_such_number") }
      : inDots && !(dots.trim() && Number.isInteger(count) && count >= 0)
        ? { dots: t("console.paper_dots_wrong") }
        : {};
    setWrong(bad);
    if (bad.idea || !idea) return focus(`${id}-idea`);
    if (bad.dots) return focus(`${id}-dots`);
    const vote = inDots ? { dots: count } : { opinion };
    if (!(await seats.act({ type: "cast_vote", idea: idea.id, ...vote }))) return;
    type("");
    setDots("");
    focus(`${id}-idea`);
    announce(t("console.paper_voted", { n: idea.n }));
  }

  return (
    <form
      class="row-group"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t("console.paper_ballot")}</h3>
      {left !== null && left !== undefined && <p>{t("console.paper_dots_left", { n: left })}</p>}
      <div class="paper-vote">
        <TextField
          id={`${id}-idea`}
          label={t("console.paper_number")}
          value={typed}
          onInput={type}
          error={wrong.idea}
        />
        {inDots ? (
          <TextField
            id={`${id}-dots`}
            label={t("console.paper_dots")}
            value={dots}
            onInput={setDots}
            error={wrong.dots}
          />
        ) : (
          <div class="field">
            <label class="field-label" for={`${id}-opinion`}>
              {t("console.paper_opinion")}
            </label>
            <select
              id={`${id}-opinion`}
              class="field-input"
              value={opinion}
              onChange={(event) => setOpinion(event.currentTarget.value as Opinion)}
            >
              {OPINIONS.map((one) => (
                <option key={one} value={one}>
                  {t(`common.${one}`)}
                </option>
              ))}
            </select>
          </div>
        )}
        <Button type="submit" kind="main">
          {t("console.paper_enter_vote")}
        </Button>
      </div>
      <p class="paper-found" lang={idea?.lang} role="status">
        {idea?.text ?? ""}
      </p>
      <Votes seats={seats} mine={mine} />
    </form>
  );
}

const focus = (id: string): void => document.getElementById(id)?.focus();

const votedWords = (vote: OwnVote): string =>
  vote.opinion ? t(`common.${vote.opinion}`) : t("common.dots", { n: vote.dots ?? 0 });

function Votes({ seats, mine }: Props) {
  const { view } = useDesk();
  const votes = Object.values(mine.votes).flatMap((vote) => {
    const idea = view.ideas[vote.id];
    return idea ? [{ vote, idea }] : [];
  });
  return (
    <ul class="plain-list paper-written">
      {votes
        .sort((a, b) => a.idea.n - b.idea.n)
        .map(({ vote, idea }) => (
          <li key={idea.id}>
            <strong>{t("console.idea_n", { n: idea.n })}</strong> · {votedWords(vote)}
            <Button
              kind="quiet"
              onClick={() => void seats.act({ type: "cast_vote", idea: idea.id, dots: 0 })}
              aria-label={`${t("console.paper_take_back")}: ${t("console.idea_n", { n: idea.n })}`}
            >
              {t("console.paper_take_back")}
            </Button>
          </li>
        ))}
    </ul>
  );
}
