import { useLayoutEffect, useRef } from "preact/hooks";

/** One line as large as its place allows: codes and addresses are wider or narrower. */
export function FitLine({ text, class: name }: { text: string; class: string }) {
  const line = useRef<HTMLSpanElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another width.
  useLayoutEffect(() => {
    const fit = () => {
      const words = line.current;
      const room = words?.parentElement?.clientWidth ?? 0;
      if (!words || !room) return;
      words.style.fontSize = "1em";
      words.style.fontSize = `${Math.min(1, room / words.getBoundingClientRect().width)}em`;
    };
    fit();
    document.fonts?.addEventListener("loadingdone", fit);
    return () => document.fonts?.removeEventListener("loadingdone", fit);
  }, [text]);

  return (
    <p class={name}>
      <span ref={line} class="fit-line">
        {text}
      </span>
    </p>
  );
}
