import { useId, useState } from "preact/hooks";
import { announce } from "../../components/Announcer";
import { Button } from "../../components/Button";
import { TextField } from "../../components/TextField";
import { type Card, cardsOf, votesOnThemes } from "../../live/cards";
import { openStage } from "../../live/selectors";
import type { Me } from "../../wire.gen";
import { t } from "../../words";
import { useDesk } from "../desk";
import { MARKS, markWords } from "./marks";
import type { Seats } from "./seats";

interface Props {
  seats: Seats;
  mine: Me;
}

/** One person's ballot: the idea's number, the mark beside it, Enter; the next number. */
export function BallotForm({ seats, mine }: Props) {
  const { view } = useDesk();
  const id = useId();
  const [typed, type] = useState("");
  const [marked, mark] = useState("");
  const [wrong, setWrong] = useState<{ idea?: string; mark?: string }>({});
  const method = openStage(view)?.method ?? "dots";
  const marks = MARKS[method];
  const idea = cardsOf(view).find(({ n }) => n === Number(typed));
  const left = mine.me.me?.dots_left;

  function fail(field: "idea" | "mark", words: string): void {
    setWrong({ [field]: words });
    document.getElementById(`${id}-${field}`)?.focus();
  }

  async function send(): Promise<void> {
    if (!idea) return fail("idea", t("console.paper_no_such_number"));
    const vote = marks.read(marked);
    if (!vote) return fail("mark", marks.wrong());
    setWrong({});
    if (!(await seats.act({ type: "cast_vote", idea: idea.id, ...vote }))) return;
    type("");
    mark("");
    document.getElementById(`${id}-idea`)?.focus();
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
        {marks.label && (
          <TextField
            id={`${id}-mark`}
            label={marks.label()}
            value={marked}
            onInput={mark}
            error={wrong.mark}
          />
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

function Votes({ seats, mine }: Props) {
  const { view } = useDesk();
  const voted = cardsOf(view).filter(({ id }) => mine.votes[id]);
  const takeBack = (idea: Card) => void seats.act({ type: "cast_vote", idea: idea.id, dots: 0 });
  return (
    <ul class="plain-list paper-written">
      {voted.map((idea) => {
        const vote = mine.votes[idea.id];
        const name = votesOnThemes(view) ? idea.text : t("console.idea_n", { n: idea.n });
        return (
          <li key={idea.id}>
            <strong>{name}</strong> · {vote && markWords(vote)}
            <Button
              kind="quiet"
              onClick={() => takeBack(idea)}
              aria-label={`${t("console.paper_take_back")}: ${name}`}
            >
              {t("console.paper_take_back")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
