import { language, t } from "../words";
import { StageHeading } from "./StageHeading";

/** The facilitator has taken this person out: said plainly, with whom to speak. */
export function Removed() {
  return (
    <>
      <StageHeading words={{ text: t("phone.removed"), lang: language.value }} />
      <p>{t("phone.removed_text")}</p>
    </>
  );
}
