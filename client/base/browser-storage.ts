/** What this browser remembers between visits. Where storage is blocked it remembers nothing, and all else still works. */

type StorageArea = 'localStorage' | 'sessionStorage';

export function readStored(name: string, area: StorageArea = 'localStorage'): string | null {
  try {
    return globalThis[area].getItem(`jogak.${name}`);
  } catch {
    // Storage is blocked in this browser: as if nothing had been kept.
    return null;
  }
}

export function writeStored(name: string, value: string, area: StorageArea = 'localStorage'): void {
  try {
    globalThis[area].setItem(`jogak.${name}`, value);
  } catch {
    // Blocked or full: the choice holds for this page alone.
  }
}
