import { signal } from "@preact/signals";

type Charts = typeof import("./Charts");

const AGAIN_MS = 2_000;

/** The charts, once they are there: the board fetches them after its first picture. */
export const charts = signal<Charts | null>(null);

let wanted = false;

export function fetchCharts(): void {
  if (wanted) return;
  wanted = true;
  const attempt = async () => {
    try {
      charts.value = await import("./Charts");
    } catch {
      setTimeout(attempt, AGAIN_MS);
    }
  };
  void attempt();
}
