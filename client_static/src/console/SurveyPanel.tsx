import { orderedStages } from "../live/selectors";
import { answeredIn } from "../live/surveys";
import type { View } from "../wire.gen";
import { t } from "../words";
import { useDesk } from "./desk";
import { SurveyResults } from "./SurveyNow";

export const evaluations = (view: View) =>
  orderedStages(view).filter(({ kind }) => kind === "evaluation");

/** What people answered in every evaluation of the agenda. */
export function SurveyPanel() {
  const { view } = useDesk();
  const all = evaluations(view);
  const numbered = orderedStages(view);
  return (
    <>
      {all.map((stage) => (
        <section key={stage.id} class="row-group">
          <h3>
            {t("builder.stage_n", {
              n: numbered.indexOf(stage) + 1,
              stage: t(`common.stage.${stage.kind}`),
            })}
          </h3>
          <p>
            {answeredIn(view, stage.id)
              ? t("survey.answers", { n: answeredIn(view, stage.id) })
              : t("survey.none")}
          </p>
          <SurveyResults stage={stage} />
        </section>
      ))}
    </>
  );
}
