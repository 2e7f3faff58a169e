import { IdeaCard } from "../components/IdeaCard";
import { orderedThemes, themeCard } from "../live/cards";
import { t } from "../words";
import { type StageProps, useHere } from "./here";
import { StageTop } from "./StageTop";

/** The themes as they come about, and the ideas in them. */
export function ThemesStage({ stage }: StageProps) {
  const { view } = useHere();
  const themes = orderedThemes(view);
  return (
    <>
      <StageTop stage={stage} />
      {!themes.length && <p class="invite">{t("phone.no_themes")}</p>}
      <ul class="cards">
        {themes.map((theme) => (
          <li key={theme.id}>
            <IdeaCard idea={themeCard(view, theme)} />
          </li>
        ))}
      </ul>
    </>
  );
}
