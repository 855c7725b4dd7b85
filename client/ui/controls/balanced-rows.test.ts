import { expect, test } from 'vitest';
import { balancedColumns } from './balanced-rows.ts';

test.each([
  [3, 3, 3],
  [3, 2, 1],
  [4, 4, 4],
  [4, 3, 2],
  [5, 4, 3],
  [7, 6, 4],
  [7, 3, 1],
  [8, 7, 4],
  [9, 8, 5],
  [9, 4, 3],
  [1, 0, 1],
  [2, 5, 2],
  [13, 4, 4],
  [13, 1, 1],
  [25, 2, 2],
])('%i choices where %i fit are laid out in %i columns', (count, most, columns) => {
  expect(balancedColumns(count, most)).toBe(columns);
});

test('leaves no choice alone in a row of several columns, and never needs more room than there is', () => {
  for (let count = 2; count <= 12; count += 1) {
    for (let most = 1; most <= 12; most += 1) {
      const columns = balancedColumns(count, most);
      expect(columns).toBeLessThanOrEqual(most);
      expect(columns === 1 || count % columns !== 1, `${count} in ${columns}`).toBe(true);
    }
  }
});
