/** The rules of boards, cut once however many boards share a cut and however often one is looked at. */
import { type Rules, rulesOf } from '../../shared/board/rules.ts';
import type { ActivityView } from '../../shared/protocol/events.ts';
import { cutJigsaw } from '../../shared/puzzle/jigsaw.ts';

const known = new Map<string, Rules>();

/** @param cut index into the activity's cuts */
export function rulesFor(activity: ActivityView, cut: number): Rules {
  const key = `${activity.id} ${cut}`;
  const spec = activity.cuts[cut];
  if (spec === undefined) throw new Error(`the activity has no cut ${cut}`);
  const rules = known.get(key) ?? rulesOf(cutJigsaw(spec), activity.ease, activity.turns, activity.hints);
  known.set(key, rules);
  return rules;
}
