import { IdeaCard } from "../components/IdeaCard";
import { orderedThemes, themeCard } from "../live/cards";
import { t } from "../words";
import { type StageProps, useHere } from "./here";
import { StageTop } from "./StageTop";
import { Still } from "./Still";

/** The themes as they come about, and the ideas in them. */
export function ThemesStage({ stage }: StageProps) {
  const { view } = useHere();
  const themes = orderedThemes(view);
  return (
    <>
      <StageTop stage={stage} />
      {!themes.length && <p class="invite">{t("phone.no_themes")}</p>}
      <Still of={themes}>
        {(shown) => (
          <ul class="cards">
            {shown.map((theme) => (
              <li key={theme.id}>
                <IdeaCard idea={themeCard(view, theme)} />
              </li>
            ))}
          </ul>
        )}
      </Still>
    </>
  );
}
