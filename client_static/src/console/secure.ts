/** Asks the server for something that only facilitators get; null when it cannot be had now. */
export async function fetchSecured(path: string, token: string): Promise<Response | null> {
  try {
    const answer = await fetch(path, { headers: { Authorization: `Bearer ${token}` } });
    return answer.ok ? answer : null;
  } catch {
    return null;
  }
}
