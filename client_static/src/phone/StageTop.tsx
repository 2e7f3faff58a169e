import { promptsOf, textIn } from "../live/selectors";
import type { StageEntity } from "../wire.gen";
import { language, t } from "../words";
import { stageName } from "./Event";
import { useHere } from "./here";
import { PromptPicture } from "./PromptPicture";
import { StageHeading } from "./StageHeading";

/** The step's name and what it puts to the room. */
export function StageTop({ stage }: { stage: StageEntity }) {
  const { view } = useHere();
  const prompts = promptsOf(view, stage.id);
  const [first] = prompts;
  const words = first
    ? textIn(first, language.value)
    : { text: t("phone.no_prompt"), lang: language.value };
  return (
    <>
      <StageHeading above={stageName(stage)} words={words} sign={stage.kind} />
      {prompts.map((prompt) => (
        <PromptPicture key={prompt.id} of={prompt} />
      ))}
    </>
  );
}
