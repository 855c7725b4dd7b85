/** Shares the rules of boards of one cut: a puzzle is cut once, and its rules take most of a board's memory. */

import type { ActivityRecord, BoardRecord } from '#server/store/port.ts';
import { boardRules, changeRules, type Rules } from '#shared/board/board-rules.ts';
import '#shared/puzzle/kinds/every-kind.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';

export class RulesCache {
  readonly #rules = new Map<string, Rules>();

  /** Null: the activity has no such cut. */
  rules({ cut }: Pick<BoardRecord, 'cut'>, activity: ActivityRecord): Rules | null {
    const spec = activity.cuts[cut];
    if (spec === undefined) return null;
    const name = `${activity.id} ${cut}`;
    const known = this.#rules.get(name);
    if (known !== undefined) return known;
    const rules = boardRules(cutPuzzle(spec), activity.difficulty, activity.turns, activity.hints);
    this.#rules.set(name, rules);
    return rules;
  }

  /** Brings the boards of an activity in line with what its record says now. */
  update({ id, cuts, difficulty, hints }: ActivityRecord): void {
    for (const cut of cuts.keys()) {
      const rules = this.#rules.get(`${id} ${cut}`);
      if (rules !== undefined) changeRules(rules, difficulty, hints);
    }
  }

  /** Forgets all but these. */
  retain(inUse: ReadonlySet<Rules>): void {
    for (const [name, rules] of this.#rules) if (!inUse.has(rules)) this.#rules.delete(name);
  }
}
