import { t } from "../words";

/** At the foot of every page: what was tested, and whom to tell about a problem. */
export const AccessibilityLink = () => (
  <a class="lone-link" href="/accessibility">
    {t("common.accessibility")}
  </a>
);
