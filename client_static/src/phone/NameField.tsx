import { lengthOf, TextField } from "../components/TextField";
import { t } from "../words";

export const NAME_LENGTH = 60;

export const isTooLong = (name: string): boolean => lengthOf(name) > NAME_LENGTH;

interface Props {
  value: string;
  onInput(name: string): void;
}

/** What one would like to be called, if at all. */
export function NameField({ value, onInput }: Props) {
  return (
    <TextField
      label={t("phone.name")}
      hint={t("phone.name_hint")}
      value={value}
      onInput={onInput}
      limit={NAME_LENGTH}
      error={isTooLong(value) ? t("phone.name_too_long") : null}
      autoComplete="nickname"
      typing={{ autoCapitalize: "words" }}
    />
  );
}
