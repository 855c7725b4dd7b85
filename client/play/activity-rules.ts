/** The rules of boards, cached by activity and cut, because cutting a puzzle is slow. */
import { boardRules, changeRules, type Rules } from '#shared/board/board-rules.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { cutJigsaw } from '#shared/puzzle/jigsaw.ts';

const cache = new Map<string, Rules>();

/** The rules as the activity says now: boards that are in play follow. @param cut index into the activity's cuts */
export function activityRules(activity: ActivityView, cut: number): Rules {
  const key = `${activity.id} ${cut}`;
  const spec = activity.cuts[cut];
  if (spec === undefined) throw new Error(`the activity has no cut ${cut}`);
  const { difficulty, turns, hints } = activity;
  const rules = cache.get(key) ?? boardRules(cutJigsaw(spec), difficulty, turns, hints);
  changeRules(rules, difficulty, hints);
  cache.set(key, rules);
  return rules;
}
