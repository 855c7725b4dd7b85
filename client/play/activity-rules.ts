/** The rules of boards, cached by activity and cut, because cutting a puzzle is slow. */
import { boardRules, type Rules } from '#shared/board/board-rules.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { cutJigsaw } from '#shared/puzzle/jigsaw.ts';

const cache = new Map<string, Rules>();

/** @param cut index into the activity's cuts */
export function activityRules(activity: ActivityView, cut: number): Rules {
  const key = `${activity.id} ${cut}`;
  const spec = activity.cuts[cut];
  if (spec === undefined) throw new Error(`the activity has no cut ${cut}`);
  const rules = cache.get(key) ?? boardRules(cutJigsaw(spec), activity.difficulty, activity.turns, activity.hints);
  cache.set(key, rules);
  return rules;
}
