/** What has just happened to the collection of moments, in a sentence. */
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { collectionWords } from '#client/i18n/words/teacher/collection-words.ts';
import type { CollectedMomentView, MomentView } from '#shared/protocol/views/controls-view.ts';

/** @param known how many moments were there before, of which nothing is said */
export function useCollectedStatus(
  moments: readonly CollectedMomentView[],
  nameOf: (moment: MomentView) => string,
  known = 0,
): Signal<string> {
  const status = useSignal('');
  const before = useRef(known);
  useEffect(() => {
    const last = moments.at(-1);
    if (last !== undefined && moments.length > before.current)
      status.value = collectionWords.value.collected(nameOf(last));
    before.current = moments.length;
  }, [moments]);
  return status;
}
