import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { boardOf } from "../live/selectors";
import type { BoardEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";

type Switch = "frozen" | "paused" | "large" | "joining";

const SWITCHES: Switch[] = ["frozen", "joining", "large", "paused"];

/** The remote control: what the projected board does, from wherever the facilitator stands. */
export function BoardPanel() {
  const { about, view } = useDesk();
  const { give, problem } = useOrders();
  const board = boardOf(view);
  return (
    <>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <fieldset class="remote-turn">
        <legend class="unseen">{t("console.board_pages")}</legend>
        <Button onClick={() => give({ type: "direct_board", turn: -1 })}>
          <span aria-hidden="true">‹ </span>
          {t("console.board_back")}
        </Button>
        <Button onClick={() => give({ type: "direct_board", turn: 1 })}>
          {t("console.board_on")}
          <span aria-hidden="true"> ›</span>
        </Button>
      </fieldset>
      <ul class="plain-list remote">
        {SWITCHES.map((name) => (
          <li key={name} class="remote-item">
            <RemoteSwitch name={name} on={board?.[name] ?? false} give={give} />
          </li>
        ))}
      </ul>
      <p class="links">
        <a href={`/${about.code}/board`} target="_blank" rel="noreferrer">
          {t("console.open_board")}
        </a>
      </p>
    </>
  );
}

interface SwitchProps {
  name: Switch;
  on: boolean;
  give: ReturnType<typeof useOrders>["give"];
}

function RemoteSwitch({ name, on, give }: SwitchProps) {
  const id = `remote-${name}`;
  return (
    <>
      <label class="switch">
        <input
          type="checkbox"
          checked={on}
          aria-describedby={id}
          onChange={() => give({ type: "direct_board", [name]: !on })}
        />
        {t(`console.board_${name}`)}
      </label>
      <p class="field-hint" id={id}>
        {t(`console.board_${name}_note`)}
      </p>
    </>
  );
}

/** Nobody forgets a board that stands still: it is said where the next step is pressed. */
export function BoardHeld() {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const board = boardOf(view);
  if (!isHeld(board)) return null;
  const words = board?.frozen ? "console.board_is_frozen" : "console.board_is_paused";
  return (
    <div class="board-held" role="status">
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <p>{t(words)}</p>
      <Button onClick={() => give({ type: "direct_board", frozen: false, paused: false })}>
        {t("console.board_release")}
      </Button>
    </div>
  );
}

const isHeld = (board: BoardEntity | undefined): boolean => Boolean(board?.frozen || board?.paused);
