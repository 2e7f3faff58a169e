interface Props {
  id: string;
  label: string;
  value: string;
  /** What stands there while nothing is chosen. */
  none: string;
  options: [value: string, name: string][];
  onChange(value: string): void;
}

export function Select({ id, label, value, none, options, onChange }: Props) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <select
        class="field-input"
        id={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{none}</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
