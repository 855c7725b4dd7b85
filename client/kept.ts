/** What this browser remembers between visits. Where storage is blocked it remembers nothing, and all else still works. */

type Drawer = 'localStorage' | 'sessionStorage';

export function kept(name: string, drawer: Drawer = 'localStorage'): string | null {
  try {
    return globalThis[drawer].getItem(`jogak.${name}`);
  } catch {
    // Storage is blocked in this browser: as if nothing had been kept.
    return null;
  }
}

export function keep(name: string, value: string, drawer: Drawer = 'localStorage'): void {
  try {
    globalThis[drawer].setItem(`jogak.${name}`, value);
  } catch {
    // Blocked or full: the choice holds for this page alone.
  }
}
