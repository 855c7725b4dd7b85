/**
 * Whether the window has room for the pieces beside the mat. Below 700 CSS pixels it has not; nor has an upright tablet, where
 * a table wider than high would leave half of the screen empty. `student-page.css` has the same media queries.
 */
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
const isUpright = mediaMatches('(max-aspect-ratio: 6/7)');

/** The tray below the board with the loose pieces: none, one strip, or several rows. */
export type TrayLayout = 'none' | 'strip' | 'rows';

export const trayLayout: ReadonlySignal<TrayLayout> = computed(() =>
  isNarrow.value ? 'strip' : isUpright.value ? 'rows' : 'none',
);
