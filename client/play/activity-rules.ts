/** The rules of boards, cached by activity and cut, because cutting a puzzle is slow. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { boardRules, changeRules, type Rules } from '#shared/board/board-rules.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';

const cache = new Map<string, Rules>();

const changes = signal(0);
/** Counts the changes of rules that boards in play have: who shows something of the rules reads it. */
export const ruleChanges: ReadonlySignal<number> = changes;

/** The rules as the activity says now: boards that are in play follow. @param cut index into the activity's cuts */
export function activityRules(activity: ActivityView, cut: number): Rules {
  const key = `${activity.id} ${cut}`;
  const spec = activity.cuts[cut];
  if (spec === undefined) throw new Error(`the activity has no cut ${cut}`);
  const { difficulty, turns, hints } = activity;
  const rules = cache.get(key) ?? boardRules(cutPuzzle(spec), difficulty, turns, hints);
  const { mat, tolerance } = rules;
  const hadHints = rules.hints;
  changeRules(rules, difficulty, hints);
  if (rules.mat !== mat || rules.tolerance !== tolerance || rules.hints !== hadHints)
    changes.value = changes.peek() + 1;
  cache.set(key, rules);
  return rules;
}
