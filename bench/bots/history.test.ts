/** The rules of attention on whoever plays steadily, however slowly: none of them holds at any moment. */
import { describe, expect, it } from 'vitest';
import { FIRST_ATTENTION, firedAt, foldAttention } from '../../shared/attention/fold.ts';
import { THRESHOLDS_DEFAULT } from '../../shared/attention/rules.ts';
import { rulesOf } from '../../shared/board/rules.ts';
import { cutJigsaw, jigsawSpec } from '../../shared/puzzle/jigsaw.ts';
import { Chance } from './chance.ts';
import { historyOf } from './history.ts';

const SEEDS = [1, 2, 3, 4, 5];
/** A rule could hold between two events: it is looked at each second of the history. */
const LOOK_MS = 1_000;

describe.each(['easy', 'normal', 'hard'] as const)('a steady solver, %s', (ease) => {
  const spec = jigsawSpec({ seed: 3, columns: 8, rows: 6, pixelWidth: 800, pixelHeight: 600, tab: 20 });
  const rules = rulesOf(cutJigsaw(spec), ease, false);

  it.each([0.25, 0.4, 1, 3])('at speed %d: no rule holds', (speed) => {
    for (const seed of SEEDS) {
      let attention = FIRST_ATTENTION;
      let looked = 0;
      let looks = 0;
      let joins = 0;
      for (const { event, at, board } of historyOf(rules, new Chance(seed), speed)) {
        for (; looked < at; looked += LOOK_MS) {
          looks += 1;
          expect(firedAt(attention, THRESHOLDS_DEFAULT, looked, 0), `seed ${seed}, second ${looked / 1_000}`).toEqual(
            [],
          );
        }
        if (event.kind === 'joined') joins += 1;
        if (event.kind === 'dragged') continue;
        const lay = (group: number) => board.groups.get(group);
        attention = foldAttention(attention, { event, at, lay, pieceSize: rules.puzzle.pieceSize });
      }
      expect(joins).toBe(48 - (ease === 'hard' ? 1 : 0));
      expect(looks).toBeGreaterThan(30);
    }
  });
});
