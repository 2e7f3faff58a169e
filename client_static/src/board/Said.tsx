import type { Key, t } from "../words";
import { said } from "./spoken";

interface Props {
  of: Key;
  values?: Parameters<typeof t>[1];
  /** One below the other: for sentences. */
  apart?: boolean;
}

/** A sentence of the board, in each of the languages that it speaks. */
export function Said({ of, values, apart = false }: Props) {
  const [first, ...others] = said(of, values);
  return (
    <>
      {first?.text}
      {others.map(({ lang, text }) => (
        <span key={lang} class={apart ? "said-apart" : "said-beside"} lang={lang}>
          {text}
        </span>
      ))}
    </>
  );
}
