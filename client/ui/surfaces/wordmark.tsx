/** The product's name, which links to the start page. */
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { PAGE } from '#shared/protocol/paths.ts';

export function Wordmark({ to = PAGE.join }: { readonly to?: string }) {
  return (
    <a class="wordmark" href={to}>
      <PieceMark />
      {sharedWords.value.jogak}
    </a>
  );
}

/** One piece, with knobs above and on the right, and holes below and on the left. */
function PieceMark() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <path d="M4 12a2 2 0 0 1 2-2h5.2c-.8-.8-1.2-1.8-1.2-3a4 4 0 0 1 8 0c0 1.2-.4 2.2-1.2 3H20a2 2 0 0 1 2 2v3.2c.8-.8 1.8-1.2 3-1.2a4 4 0 0 1 0 8c-1.2 0-2.2-.4-3-1.2V28a2 2 0 0 1-2 2h-3.6c.6-.7 1-1.6 1-2.6a3.8 3.8 0 0 0-7.6 0c0 1 .4 1.9 1 2.6H6a2 2 0 0 1-2-2v-4.6c.7.6 1.6 1 2.6 1a3.8 3.8 0 0 0 0-7.6c-1 0-1.9.4-2.6 1z" />
    </svg>
  );
}
