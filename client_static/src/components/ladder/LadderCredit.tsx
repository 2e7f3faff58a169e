import { t } from "../../words";

const TLAP = "https://thinklocalactpersonal.org.uk/";
const NCAG = "https://thinklocalactpersonal.org.uk/our-hubs/co-production/";

/** Whose ladder it is: it may be used with this credit. */
export const LadderCredit = () => (
  <p class="hint">
    {t("ladder.credit")} <Outside to={TLAP}>{t("ladder.tlap")}</Outside>,{" "}
    <Outside to={NCAG}>{t("ladder.ncag")}</Outside>
  </p>
);

/** People's words on this page are not lost by a look at another. */
const Outside = ({ to, children }: { to: string; children: string }) => (
  <a href={to} target="_blank" rel="noopener noreferrer" lang="en">
    {children}
    <span class="unseen"> ({t("ladder.new_tab")})</span>
  </a>
);
