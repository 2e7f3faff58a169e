import { useId, useState } from "preact/hooks";
import { announce } from "../../components/Announcer";
import { Button } from "../../components/Button";
import { OwnWords } from "../../components/IdeaCard";
import { TextField } from "../../components/TextField";
import { orderedIdeas } from "../../live/selectors";
import type { Me } from "../../wire.gen";
import { t } from "../../words";
import { useDesk } from "../desk";
import type { Seats } from "./seats";

interface Props {
  seats: Seats;
  mine: Me;
}

/** An idea of somebody else that this person means too: its number, Enter. */
export function SupportForm({ seats, mine }: Props) {
  const { view } = useDesk();
  const id = useId();
  const [typed, type] = useState("");
  const [wrong, setWrong] = useState(false);
  const ideas = orderedIdeas(view);
  const idea = ideas.find(({ n }) => n === Number(typed));
  if (!ideas.length) return null;

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    setWrong(!idea);
    document.getElementById(id)?.focus();
    if (!idea || !(await seats.act({ type: "support_idea", idea: idea.id }))) return;
    type("");
    announce(t("console.paper_voted", { n: idea.n }));
  }

  return (
    <form class="row-group" onSubmit={send}>
      <h3>{t("console.paper_support_idea")}</h3>
      <div class="paper-vote">
        <TextField
          id={id}
          label={t("console.paper_support_number")}
          value={typed}
          onInput={(text) => {
            setWrong(false);
            type(text);
          }}
          error={wrong ? t("console.paper_no_such_idea") : null}
        />
        <Button type="submit">{t("console.paper_enter_vote")}</Button>
      </div>
      <p class="paper-found" lang={idea?.lang} role="status">
        {idea?.text ?? ""}
      </p>
      <ul class="plain-list paper-written">
        {ideas
          .filter((one) => mine.supported[one.id])
          .map((one) => (
            <li key={one.id}>
              <strong>{t("console.idea_n", { n: one.n })}</strong>
              <OwnWords text={one.text} lang={one.lang} />
              <Button
                kind="quiet"
                onClick={() => void seats.act({ type: "withdraw_support", idea: one.id })}
                aria-label={`${t("console.paper_take_back")}: ${t("console.idea_n", { n: one.n })}`}
              >
                {t("console.paper_take_back")}
              </Button>
            </li>
          ))}
      </ul>
    </form>
  );
}
