/** Steady play, however slow, never fires a rule of attention. */
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { firedRulesAt, foldAttention, INITIAL_ATTENTION } from '#shared/attention/attention-fold.ts';
import { THRESHOLDS_DEFAULT } from '#shared/attention/attention-rules.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { simulateGame } from './simulated-game.ts';

const SEEDS = [1, 2, 3, 4, 5];
/** A rule can hold between two events, so the rules are checked for each second of the game. */
const CHECK_MS = 1_000;

describe.each(['easy', 'normal', 'hard'] as const)('a steady solver, %s', (difficulty) => {
  const spec = jigsawSpec({ seed: 3, columns: 8, rows: 6, pixelWidth: 800, pixelHeight: 600, tab: 20 });
  const rules = boardRules(cutJigsaw(spec), difficulty, false);

  it.each([0.25, 0.4, 1, 3])('fires no rule at speed %d', (speed) => {
    for (const seed of SEEDS) {
      let attention = INITIAL_ATTENTION;
      let checkedUntil = 0;
      let checks = 0;
      let joins = 0;
      for (const { event, at, board } of simulateGame(rules, new SeededRandom(seed), speed)) {
        for (; checkedUntil < at; checkedUntil += CHECK_MS) {
          checks += 1;
          expect(
            firedRulesAt(attention, THRESHOLDS_DEFAULT, checkedUntil, 0),
            `seed ${seed}, second ${checkedUntil / 1_000}`,
          ).toEqual([]);
        }
        if (event.kind === 'joined') joins += 1;
        if (event.kind === 'dragged') continue;
        const positionBefore = (group: number) => board.groups.get(group);
        attention = foldAttention(attention, { event, at, positionBefore, pieceSize: rules.puzzle.pieceSize });
      }
      expect(joins).toBe(48 - (difficulty === 'hard' ? 1 : 0));
      expect(checks).toBeGreaterThan(30);
    }
  });
});
