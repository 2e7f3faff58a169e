import { t } from "../words";
import "./methods.css";

interface Props {
  of: string;
  value: boolean;
  onChange(approve: boolean): void;
}

/** Supports an idea, and takes it back. */
export const ApprovalPicker = ({ of, value, onChange }: Props) => (
  <button
    type="button"
    class="approve"
    aria-pressed={value}
    aria-label={`${t("methods.approve")}: ${of}`}
    onClick={() => onChange(!value)}
  >
    <span class="approve-sign" aria-hidden="true">
      {value ? "✓" : "+"}
    </span>
    {t("methods.approve")}
  </button>
);
