import { drafts } from "virtual:languages";
import { language, t } from "../words";

/** Says of a language that no speaker has reviewed it. */
export const DraftNote = () =>
  drafts.includes(language.value) ? <p class="field-hint">{t("common.draft")}</p> : null;
