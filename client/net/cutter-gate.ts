/** Hands views and answers on once all is here that their puzzles are cut by. */
import { ownFailure } from '#client/base/own-failure.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import type { EarlierActivity } from '#shared/protocol/views/activity-view.ts';
import { loadCutters } from '#shared/puzzle/kinds/registry.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { PAUSES, type RetryTimers } from './retry.ts';

/** Earlier activities, and boards that were left. */
export interface EarlierBoards {
  readonly activities: readonly EarlierActivity[];
}

interface WithActivity {
  readonly activity: { readonly cuts: readonly PuzzleSpec[] } | null;
}

/** Of several views that wait, the newest alone is handed on. @param retry of the connection: nothing is tried any more once it cancels all */
export function cutterGate<View extends WithActivity>(retry: RetryTimers, onView: (view: View) => void) {
  let newest: View | null = null;
  const pass = (view: View) => {
    const loading = loadCutters(view.activity?.cuts ?? []);
    if (loading === null) onView(view);
    else
      loading.then(
        () => {
          if (newest === view) onView(view);
        },
        () => retry.retry('cutter', PAUSES.lazyPart, () => newest === view && pass(view)),
      );
  };
  return (view: View) => {
    newest = view;
    pass(view);
  };
}

/** What does not arrive counts as an answer that did not. */
export async function cuttableAnswer<Of extends EarlierBoards>(answer: Answer<Of>): Promise<Answer<Of>> {
  if (!answer.ok) return answer;
  try {
    await loadCutters(answer.activities.flatMap(({ activity }) => activity.cuts));
    return answer;
  } catch {
    return ownFailure('stopping');
  }
}
