/**
 * Has the window room for the pieces beside the mat? Below 700 CSS pixels it has not; nor has an upright tablet, where a table that is
 * wider than high would leave half of the screen empty. `student-page.css` asks the same.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** Does the window fit this media query now? */
export function mediaMatches(media: string): ReadonlySignal<boolean> {
  const query = matchMedia(media);
  const matches = signal(query.matches);
  query.addEventListener('change', () => {
    matches.value = query.matches;
  });
  return matches;
}

/** Below 700 CSS pixels. */
export const isNarrow: ReadonlySignal<boolean> = mediaMatches('(width < 700px)');
const isUpright = mediaMatches('(width >= 700px) and (aspect-ratio < 6/7)');

/** What of the loose pieces is shown in a tray below the board, and how much room that takes. */
export type TrayLayout = 'none' | 'strip' | 'rows';

export const trayLayout: ReadonlySignal<TrayLayout> = computed(() =>
  isNarrow.value ? 'strip' : isUpright.value ? 'rows' : 'none',
);
