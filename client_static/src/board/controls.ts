import { useEffect, useState } from "preact/hooks";
import { keep, read } from "../live/kept";

type Light = "day" | "night";

const STORED = "pledgewall:light";
const STORED_SIZE = "pledgewall:board-size";
const SIZES = ["1", "1.15", "1.3", "1.5", "2"];

export interface Controls {
  paused: boolean;
  light: Light;
  pause(): void;
  turnLight(): void;
  fillScreen(): void;
  /** Larger type, and after the largest the usual one again. */
  resize(): void;
}

/** Pause, light, full screen and type size: by button or by key. */
export function useControls(): Controls {
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

  const controls: Controls = {
    paused,
    light,
    pause: () => setPaused(!paused),
    turnLight: () => setLight(light === "day" ? "night" : "day"),
    fillScreen,
    resize: () => setSize(SIZES[(SIZES.indexOf(size) + 1) % SIZES.length] ?? "1"),
  };

  useKeys({
    p: controls.pause,
    d: controls.turnLight,
    f: controls.fillScreen,
    s: controls.resize,
  });
  return controls;
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
