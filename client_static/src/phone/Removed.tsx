import { useEffect } from "preact/hooks";
import { announce } from "../components/Announcer";
import { language, t } from "../words";
import { refocus } from "./focus";
import { StageHeading } from "./StageHeading";

/** The facilitator has taken this person out: said plainly, with whom to speak. */
export function Removed() {
  useEffect(() => {
    announce(t("phone.removed"));
    refocus();
    return () => refocus();
  }, []);
  return (
    <>
      <StageHeading words={{ text: t("phone.removed"), lang: language.value }} />
      <p>{t("phone.removed_text")}</p>
    </>
  );
}
