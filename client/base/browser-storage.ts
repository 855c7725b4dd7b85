/** Values that this browser stores between visits. Where storage is blocked nothing is stored, and everything else still works. */

type StorageArea = 'localStorage' | 'sessionStorage';

export function readStored(name: string, area: StorageArea = 'localStorage'): string | null {
  try {
    return globalThis[area].getItem(`jogak.${name}`);
  } catch {
    // Storage is blocked in this browser: as if nothing were stored.
    return null;
  }
}

export function writeStored(name: string, value: string, area: StorageArea = 'localStorage'): void {
  try {
    globalThis[area].setItem(`jogak.${name}`, value);
  } catch {
    // Blocked or full: the value lasts for this page load alone.
  }
}
