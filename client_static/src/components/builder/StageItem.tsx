import { useState } from "preact/hooks";
import { language, t } from "../../words";
import { announce } from "../Announcer";
import { Button } from "../Button";
import { type BuiltStage, inLanguage } from "./agenda";
import type { BuilderProps, Moving } from "./Builder";
import { SettingFields } from "./SettingFields";
import { StageWords } from "./StageWords";
import { SurveyFields } from "./SurveyFields";

interface Props extends BuilderProps {
  stage: BuiltStage;
  at: number;
  moving: Moving;
}

/** One stage: its line, its tools, and behind the line all that can be set. */
export function StageItem({ stage, at, moving, ...props }: Props) {
  const { stages, acts } = props;
  const name = t(`common.stage.${stage.kind}`);
  const called = t("builder.stage_n", { n: at + 1, stage: name });
  const waits = stage.status === "waiting";
  // Made when they are seen: areas as high as their text need a place to be measured in.
  const [isOpen, open] = useState(false);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.altKey || !waits) return;
    event.preventDefault();
    moving.to(stage.id, at + step, step < 0 ? "up" : "down");
  }

  async function remove(): Promise<void> {
    if (await acts.remove(stage.id)) announce(t("builder.removed", { stage: name }));
  }

  async function duplicate(): Promise<void> {
    if (await acts.duplicate(stage.id)) announce(t("builder.duplicated", { stage: name }));
  }

  return (
    <li
      class={`builder-stage${moving.dragged === stage.id ? " builder-dragged" : ""}`}
      onKeyDown={onKeyDown}
      onDragOver={(event) => moving.dragged && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (moving.dragged) moving.to(moving.dragged, at, "up");
        moving.drag(null);
      }}
    >
      <div class="builder-head">
        {waits && (
          // For the mouse alone: the buttons and Alt with the arrow keys do the same.
          <span
            class="builder-grip"
            aria-hidden="true"
            draggable
            onDragStart={(event) => {
              event.dataTransfer?.setData("text/plain", name);
              moving.drag(stage.id);
            }}
            onDragEnd={() => moving.drag(null)}
          >
            ⠿
          </span>
        )}
        <details class="builder-more" onToggle={(event) => open(event.currentTarget.open)}>
          <summary>
            <Line stage={stage} called={called} />
          </summary>
          {isOpen && <SettingFields {...props} stage={stage} />}
          {isOpen && stage.kind === "evaluation" && <SurveyFields {...props} stage={stage} />}
          {isOpen && <StageWords {...props} stage={stage} />}
        </details>
      </div>
      <div class="builder-tools">
        {waits && (
          <>
            <Button
              data-move={`${stage.id} up`}
              aria-disabled={at === 0}
              aria-keyshortcuts="Alt+ArrowUp"
              aria-label={`${t("builder.up")}: ${called}`}
              onClick={() => moving.to(stage.id, at - 1, "up")}
            >
              ↑
            </Button>
            <Button
              data-move={`${stage.id} down`}
              aria-disabled={at === stages.length - 1}
              aria-keyshortcuts="Alt+ArrowDown"
              aria-label={`${t("builder.down")}: ${called}`}
              onClick={() => moving.to(stage.id, at + 1, "down")}
            >
              ↓
            </Button>
          </>
        )}
        <Button onClick={duplicate} aria-label={`${t("builder.duplicate")}: ${called}`}>
          {t("builder.duplicate")}
        </Button>
        {waits && stages.length > 1 && (
          <Button onClick={remove} aria-label={`${t("builder.remove")}: ${called}`}>
            {t("builder.remove")}
          </Button>
        )}
      </div>
    </li>
  );
}

function Line({ stage, called }: { stage: BuiltStage; called: string }) {
  const [first] = stage.prompts;
  const words = first && inLanguage(first.texts, language.value);
  const minutes = Number(stage.settings.minutes ?? 0);
  return (
    <>
      <strong>{called}</strong>
      {minutes > 0 && (
        <span class="builder-minutes"> {t("builder.minutes_n", { n: minutes })}</span>
      )}
      {stage.status !== "waiting" && (
        <span class="builder-minutes"> · {t(`builder.status_${stage.status}`)}</span>
      )}
      {words && (
        <span class="builder-prompt" lang={words.lang}>
          {words.text}
        </span>
      )}
    </>
  );
}
