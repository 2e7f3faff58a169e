import { t } from "../words";

interface Props {
  id: string;
  agreed: boolean;
  /** Asked for, and not given. */
  missing?: boolean;
  onChange(agreed: boolean): void;
}

/** Nobody acts for anybody without their agreement. */
export function Agreement({ id, agreed, missing = false, onChange }: Props) {
  return (
    <div class={missing ? "field field-wrong" : "field"}>
      {missing && (
        <p class="field-error" id={`${id}-error`}>
          {t("seats.agree_first")}
        </p>
      )}
      <label class="choice-row">
        <input
          id={id}
          type="checkbox"
          checked={agreed}
          aria-invalid={missing || undefined}
          aria-describedby={missing ? `${id}-error ${id}-hint` : `${id}-hint`}
          onChange={() => onChange(!agreed)}
        />
        <span>
          <span class="choice-label">{t("seats.agreed")}</span>
          <span class="field-hint" id={`${id}-hint`}>
            {t("seats.agreed_hint")}
          </span>
        </span>
      </label>
    </div>
  );
}
