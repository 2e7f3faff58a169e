import { useEffect, useState } from "preact/hooks";

const now = () => `${innerWidth} ${innerHeight} ${document.documentElement.style.cssText}`;

/** The screen and the size of type on it: another value for every other of either. */
export function useScreen(): string {
  const [screen, setScreen] = useState(now);
  useEffect(() => {
    const look = () => setScreen(now());
    const type = new MutationObserver(look);
    type.observe(document.documentElement, { attributeFilter: ["style"] });
    addEventListener("resize", look);
    return () => {
      type.disconnect();
      removeEventListener("resize", look);
    };
  }, []);
  return screen;
}

/** How much larger than usual the type is: charts are drawn in usual pixels, and grow with it. */
export function useLarger(): number {
  useScreen();
  return Number(document.documentElement.style.getPropertyValue("--larger")) || 1;
}
