/** Where the reader is: the page's address as a signal, and the way from one page of ours to another without loading anew. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';

const url = signal(new URL(location.href));
addEventListener('popstate', () => {
  url.value = new URL(location.href);
});

export const currentUrl: ReadonlySignal<URL> = url;
export const currentPath: ReadonlySignal<string> = computed(() => url.value.pathname);

/** `replace`: the page that is left is not come back to. */
export function navigate(to: string, mode: 'push' | 'replace' = 'push'): void {
  if (mode === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  url.value = new URL(location.href);
  scrollTo(0, 0);
}

/** The last part of a path such as /class/:id, if it begins with `prefix`; else null. */
export function idFromPath(prefix: string, pathname: string): string | null {
  const id = pathname.startsWith(prefix) ? pathname.slice(prefix.length).replace(/\/$/, '') : '';
  return /^[A-Za-z0-9_-]+$/.test(id) ? id : null;
}
