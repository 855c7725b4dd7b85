/** Is the window so narrow that a board has a tray? Below 700 CSS pixels. */
import { type ReadonlySignal, signal } from '@preact/signals';

const query = matchMedia('(width < 700px)');
const now = signal(query.matches);
query.addEventListener('change', () => {
  now.value = query.matches;
});

export const isNarrow: ReadonlySignal<boolean> = now;
