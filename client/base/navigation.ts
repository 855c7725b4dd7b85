/** The page's address as a signal, and navigation from one page of the app to another without loading it again. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';

const url = signal(new URL(location.href));
addEventListener('popstate', () => {
  url.value = new URL(location.href);
});

export const currentUrl: ReadonlySignal<URL> = url;
export const currentPath: ReadonlySignal<string> = computed(() => url.value.pathname);

/** @param mode `replace`: the browser's back button does not return to the page that is left */
export function navigate(to: string, mode: 'push' | 'replace' = 'push'): void {
  if (mode === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  url.value = new URL(location.href);
  scrollTo(0, 0);
}
