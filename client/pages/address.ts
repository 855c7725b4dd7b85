/** Where the reader is: the page's address as a signal, and the way from one page of ours to another without loading anew. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';

const now = signal(new URL(location.href));
addEventListener('popstate', () => {
  now.value = new URL(location.href);
});

export const address: ReadonlySignal<URL> = now;
export const path: ReadonlySignal<string> = computed(() => now.value.pathname);

/** `replace`: the page that is left is not come back to. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  now.value = new URL(location.href);
  scrollTo(0, 0);
}

/** The last part of a path such as /class/:id, if it begins with `before`; else null. */
export function idAfter(before: string, whole: string): string | null {
  const id = whole.startsWith(before) ? whole.slice(before.length).replace(/\/$/, '') : '';
  return /^[A-Za-z0-9_-]+$/.test(id) ? id : null;
}
