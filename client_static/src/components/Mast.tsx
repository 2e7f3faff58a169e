import type { ComponentChildren } from "preact";
import { t } from "../words";
import { LanguageSwitch } from "./LanguageSwitch";

interface Props {
  /** The id of the page's main part, to skip to. */
  main: string;
  /** Where the name leads; nowhere, from a page that nobody should leave by chance. */
  href?: string;
  children?: ComponentChildren;
}

/** The top of a page that is read by itself: the way past it, the name, the languages. */
export function Mast({ main, href, children }: Props) {
  return (
    <>
      <a class="skip-link" href={`#${main}`}>
        {t("common.skip")}
      </a>
      <header class="mast">
        {href ? (
          <a class="mast-name" href={href}>
            {t("common.product")}
          </a>
        ) : (
          <span class="mast-name">{t("common.product")}</span>
        )}
        <LanguageSwitch />
        {children}
      </header>
    </>
  );
}
