import type { ButtonHTMLAttributes, ComponentChildren, TargetedMouseEvent } from "preact";

interface Props extends Omit<ButtonHTMLAttributes, "class" | "type" | "disabled" | "onClick"> {
  /** One main button a screen: what the person most likely wants next. */
  kind?: "main" | "plain" | "quiet" | "stern";
  wide?: boolean;
  /** It does nothing, and says so; it can still be focused: one that turns off keeps the focus. */
  disabled?: boolean;
  type?: "button" | "submit";
  onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  children: ComponentChildren;
}

export function Button({ kind = "plain", wide, disabled, type = "button", ...rest }: Props) {
  const name = `button button-${kind}${wide ? " button-wide" : ""}${disabled ? " button-off" : ""}`;
  const off = disabled ? { "aria-disabled": true, onClick: stop } : {};
  return <button {...rest} {...off} type={type} class={name} />;
}

/** Nor does it send its form. */
const stop = (event: Event) => event.preventDefault();
