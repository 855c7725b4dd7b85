/** Whether the window is narrow, and other media queries as signals. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** Whether the window matches a media query, as a signal. Without ranges: Safari before 16.4 reads none in a script. */
export function mediaMatches(media: string): ReadonlySignal<boolean> {
  const query = matchMedia(media);
  const matches = signal(query.matches);
  query.addEventListener('change', () => {
    matches.value = query.matches;
  });
  return matches;
}

/** From 700 CSS pixels on. */
const isWide = mediaMatches('(min-width: 700px)');
export const isNarrow: ReadonlySignal<boolean> = computed(() => !isWide.value);
