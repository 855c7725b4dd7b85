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

/** False where storage is blocked or full: the value lasts for this page load alone. */
export function writeStored(name: string, value: string, area: StorageArea = 'localStorage'): boolean {
  try {
    globalThis[area].setItem(`jogak.${name}`, value);
    return true;
  } catch {
    return false;
  }
}

export function removeStored(name: string, area: StorageArea = 'localStorage'): void {
  try {
    globalThis[area].removeItem(`jogak.${name}`);
  } catch {
    // Blocked: nothing is stored.
  }
}

/** The names that begin with `prefix`. */
export function storedNames(prefix: string, area: StorageArea = 'localStorage'): string[] {
  try {
    const keys = Object.keys(globalThis[area]);
    return keys.filter((key) => key.startsWith(`jogak.${prefix}`)).map((key) => key.slice('jogak.'.length));
  } catch {
    return [];
  }
}
