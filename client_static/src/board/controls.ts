import { useEffect, useRef, useState } from "preact/hooks";
import { keep, read } from "../live/kept";
import type { BoardEntity } from "../wire.gen";
import { turnBy } from "./turns";

type Light = "day" | "night";

const STORED = "pledgewall:light";
const STORED_SIZE = "pledgewall:board-size";
const SIZES = ["1", "1.15", "1.3", "1.5", "2"];
/** Large type: half as large again, readable from thirty metres. */
const LARGE = "1.5";

export interface Controls {
  paused: boolean;
  light: Light;
  pause(): void;
  turnLight(): void;
  fillScreen(): void;
  large: boolean;
  /** Large type, or the usual again. */
  enlarge(): void;
  /** Larger type, and after the largest the usual one again. */
  resize(): void;
}

/** Pause, light, full screen and type size: by button, by key, or from the console. */
export function useControls(told: BoardEntity | undefined): Controls {
  const [paused, setPaused] = useState(false);
  const [light, setLight] = useState<Light>(firstLight);
  const [size, setSize] = useState(() => read(STORED_SIZE) ?? "1");
  const root = document.documentElement;

  useEffect(() => {
    root.dataset.light = light;
    keep(STORED, light);
  }, [light, root]);

  useEffect(() => {
    root.style.setProperty("--larger", size);
    keep(STORED_SIZE, size);
  }, [size, root]);

  useTold(told?.paused, (on) => setPaused(on));
  useTold(told?.large, (on) => setSize(on ? LARGE : "1"));
  useTold(told?.turned, (now, before) => turnBy(now - (before ?? now)));

  const controls: Controls = {
    paused,
    light,
    pause: () => setPaused(!paused),
    turnLight: () => setLight(light === "day" ? "night" : "day"),
    fillScreen,
    large: size === LARGE,
    enlarge: () => setSize(size === LARGE ? "1" : LARGE),
    resize: () => setSize(SIZES[(SIZES.indexOf(size) + 1) % SIZES.length] ?? "1"),
  };

  useKeys({
    p: controls.pause,
    d: controls.turnLight,
    f: controls.fillScreen,
    s: controls.resize,
    l: controls.enlarge,
  });
  return controls;
}

/**
 * Does what the console says when it says something new: the last word holds, wherever it came
 * from. What was said before this board opened is done too, if it is not the usual.
 */
function useTold<T extends boolean | number>(
  said: T | undefined,
  act: (now: T, before: T | undefined) => void,
): void {
  const last = useRef<T | undefined>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = said;
    if (said === undefined || (before === undefined && !said)) return;
    act(said, before);
  }, [said]);
}

function useKeys(actions: Record<string, () => void>): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      actions[event.key.toLowerCase()]?.();
    };
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  });
}

function firstLight(): Light {
  const stored = read(STORED);
  if (stored === "day" || stored === "night") return stored;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "day";
}

function fillScreen(): void {
  // Some browsers refuse, or cannot: the board works in a window too.
  if (document.fullscreenElement) document.exitFullscreen?.().catch(() => undefined);
  else document.documentElement.requestFullscreen?.().catch(() => undefined);
}
