import { signal } from "@preact/signals";

/**
 * What this phone keeps for its owner: localStorage, or memory where the browser refuses it
 * (private windows, a full disk). `durable` says whether a reload would still find it.
 */
export const durable = signal(true);

const memory = new Map<string, string>();

export function read(key: string): string | null {
  const inMemory = memory.get(key);
  if (inMemory !== undefined) return inMemory;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
    memory.delete(key);
  } catch {
    memory.set(key, value);
    durable.value = false;
  }
}

/** Whether it was kept where a reload finds it. */
export const isDurable = (key: string): boolean => !memory.has(key);

export function forget(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept there, then.
  }
}

export function keysUnder(prefix: string): string[] {
  const keys = new Set(memory.keys());
  try {
    for (let i = 0; i < localStorage.length; i++) keys.add(localStorage.key(i) ?? "");
  } catch {
    // Only memory, then.
  }
  return [...keys].filter((key) => key.startsWith(prefix)).sort();
}

/** Calls back when another tab of this phone changes something under the prefix. */
export function onOtherTab(prefix: string, changed: (key: string) => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key?.startsWith(prefix)) changed(event.key);
  };
  addEventListener("storage", listener);
  return () => removeEventListener("storage", listener);
}
