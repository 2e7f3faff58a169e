import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../words";
import { Button } from "./Button";

interface Props {
  title: ComponentChildren;
  onClose(): void;
  children: ComponentChildren;
}

/** The browser's own dialog: it traps the focus, closes with Escape and gives the focus back. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    // Browsers before 2022 show it in the page's flow instead.
    if (element?.showModal) element.showModal();
    else {
      element?.setAttribute("open", "");
      element?.querySelector("h2")?.focus();
    }
    return () => element?.close?.();
  }, []);
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 class="dialog-title" id={id} tabIndex={-1} autofocus>
        {title}
      </h2>
      {children}
      <p>
        <Button onClick={onClose}>{t("common.close")}</Button>
      </p>
    </dialog>
  );
}
