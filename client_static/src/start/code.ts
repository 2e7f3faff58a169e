/** Join codes as the server reads them: sessions/codes.py. */
const CODE = /^[BCDFGHJKLMNPQRSTVXZ34679]{6}$/;
const ALIKE: Record<string, string> = { 2: "Z", 5: "S", 8: "B" };

/** What people type as the code it means: blanks, hyphens, small and mistaken letters included. */
export const tidyCode = (typed: string): string =>
  typed
    .replace(/[\s-]/g, "")
    .toUpperCase()
    .replace(/[258]/g, (figure) => ALIKE[figure] ?? figure);

export const looksLikeCode = (code: string): boolean => CODE.test(code);

export type Found = "found" | "unknown" | "unreachable";

export async function findEvent(code: string): Promise<Found> {
  try {
    const answer = await fetch(`/api/sessions/${encodeURIComponent(code)}`);
    if (answer.ok) return "found";
    return answer.status === 404 ? "unknown" : "unreachable";
  } catch {
    return "unreachable";
  }
}
