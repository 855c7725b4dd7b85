import { expect, test } from 'vitest';
import { BOARD_RULES, CHAT_RULES, isUsable, stillSides } from './picture-rules.ts';

test.each([
  ['a photo', 4_000, 3_000, 2_048, 1_536, 1_280, 960],
  ['a small picture', 300, 200, 300, 200, 300, 200],
  ['a wide photo', 4_000, 2_000, 2_048, 1_024, 1_280, 640],
  ['a panorama', 16_000, 2_000, 2_048, 256, 3_620, 453],
])('%s is stored within its size', (_name, width, height, boardWidth, boardHeight, chatWidth, chatHeight) => {
  const sides = { width, height };
  expect([isUsable(sides, BOARD_RULES), isUsable(sides, CHAT_RULES)]).toEqual([true, true]);
  expect(stillSides(sides, BOARD_RULES)).toEqual({ width: boardWidth, height: boardHeight });
  expect(stillSides(sides, CHAT_RULES)).toEqual({ width: chatWidth, height: chatHeight });
});

test('a scrolled screenshot can be read in a chat, and is too narrow for a board', () => {
  const screenshot = { width: 1_080, height: 12_000 };
  expect(isUsable(screenshot, BOARD_RULES)).toBe(false);
  expect(isUsable(screenshot, CHAT_RULES)).toBe(true);
  expect(stillSides(screenshot, CHAT_RULES)).toEqual({ width: 384, height: 4_267 });
});

test('no shape has more pixels in a chat than a square', () => {
  for (let height = 1_000; height <= 100_000; height += 1_000) {
    const stored = stillSides({ width: 1_000, height }, CHAT_RULES);
    expect(stored.width * stored.height).toBeLessThanOrEqual(1_280 * 1_280 * 1.01);
    // WebP has no longer sides.
    expect(stored.height).toBeLessThanOrEqual(16_383);
  }
});

test('a line is no picture', () => {
  for (const rules of [BOARD_RULES, CHAT_RULES]) expect(isUsable({ width: 4_000, height: 4 }, rules)).toBe(false);
  expect(isUsable({ width: 15, height: 15 }, BOARD_RULES)).toBe(false);
  expect(isUsable({ width: 12, height: 12 }, CHAT_RULES)).toBe(true);
});
