/** The page's address as a signal, and navigation from one page of the app to another without loading it again. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';

const url = signal(new URL(location.href));
let mayLeave = (): boolean => true;

/** @param check asked before the browser's own way back or forward leaves this page of the app; a browser does not ask there itself */
export function checkBeforeLeaving(check: () => boolean): void {
  mayLeave = check;
}

addEventListener('popstate', () => {
  const to = new URL(location.href);
  if (to.pathname !== url.value.pathname && !mayLeave()) history.pushState(null, '', url.value);
  else url.value = to;
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
