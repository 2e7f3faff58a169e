import { AccessibilityLink } from "../components/AccessibilityLink";
import { Button } from "../components/Button";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { t } from "../words";

/** What stands above a sheet on the screen, and not on paper. */
export const PrintTools = () => (
  <>
    <a class="skip-link" href="#main">
      {t("common.skip")}
    </a>
    <nav class="print-tools" aria-label={t("poster.tools")}>
      <Button kind="main" onClick={() => print()}>
        {t("poster.print")}
      </Button>
      <LanguageSwitch />
      <AccessibilityLink />
    </nav>
  </>
);
