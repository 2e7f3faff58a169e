import { useLayoutEffect, useRef } from "preact/hooks";

/** One line as large as its place allows: codes and addresses are wider or narrower. */
export function FitLine({ text, class: name }: { text: string; class: string }) {
  const line = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const resize = () => {
      const words = line.current;
      const room = words?.parentElement?.clientWidth ?? 0;
      if (!words || !room) return;
      words.style.fontSize = "1em";
      words.style.fontSize = `${Math.min(1, room / words.getBoundingClientRect().width)}em`;
    };
    resize();
    document.fonts?.addEventListener("loadingdone", resize);
    return () => document.fonts?.removeEventListener("loadingdone", resize);
  }, [text]);

  return (
    <p class={name}>
      <span ref={line} class="fit-line">
        {text}
      </span>
    </p>
  );
}
