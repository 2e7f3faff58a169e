import type { ButtonHTMLAttributes, ComponentChildren } from "preact";

interface Props extends Omit<ButtonHTMLAttributes, "class" | "type"> {
  /** One main button a screen: what the person most likely wants next. */
  kind?: "main" | "plain" | "quiet" | "stern";
  wide?: boolean;
  disabled?: boolean;
  type?: "button" | "submit";
  children: ComponentChildren;
}

export function Button({ kind = "plain", wide = false, type = "button", ...rest }: Props) {
  const name = `button button-${kind}${wide ? " button-wide" : ""}`;
  return <button {...rest} type={type} class={name} />;
}
