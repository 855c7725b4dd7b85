import { expect, test } from 'vitest';
import type { Rect } from '#client/board/camera/camera.ts';
import { lensPlace, lensSize } from './lens-place.ts';

/** Windows, and the board between its bars and its tray. CSS pixels. */
const SCREENS = {
  laptop: { width: 1366, height: 768, board: { left: 0, top: 56, right: 1160, bottom: 706 } },
  tablet: { width: 1180, height: 820, board: { left: 0, top: 56, right: 1000, bottom: 758 } },
  'upright tablet': { width: 820, height: 1180, board: { left: 0, top: 56, right: 820, bottom: 900 } },
  phone: { width: 390, height: 844, board: { left: 0, top: 56, right: 390, bottom: 620 } },
  'low phone': { width: 844, height: 390, board: { left: 74, top: 49, right: 760, bottom: 390 } },
} as const;

const CASES = Object.entries(SCREENS);

/** Places all over the board. */
function places({ left, top, right, bottom }: Rect) {
  const shares = [0.02, 0.25, 0.5, 0.75, 0.98];
  return shares.flatMap((across) =>
    shares.map((down) => ({ x: left + (right - left) * across, y: top + (bottom - top) * down })),
  );
}

test.each(CASES)('is large enough to help, and leaves some of the board free (%s)', (_name, { board }) => {
  const size = lensSize(board);
  const short = Math.min(board.right - board.left, board.bottom - board.top);
  expect(size).toBeGreaterThanOrEqual(200);
  expect(size).toBeLessThan(short * 0.7);
});

test.each(CASES)('lies on the place of a mouse (%s)', (_name, { board, ...window }) => {
  for (const at of places(board)) expect(lensPlace({ ...at, isHand: false }, at, lensSize(board), window)).toEqual(at);
});

test.each(CASES)('lies beside a finger and what it carries, and whole in the window (%s)', (_name, screen) => {
  const { board, ...window } = screen;
  const size = lensSize(board);
  // What a finger carries may lie above it.
  for (const at of places(board))
    for (const focus of [at, { x: at.x, y: at.y - 40 }]) {
      const place = lensPlace({ ...at, isHand: true }, focus, size, window);
      for (const covered of [at, focus])
        expect(Math.hypot(place.x - covered.x, place.y - covered.y), JSON.stringify({ at, focus })).toBeGreaterThan(
          size / 2 + 20,
        );
      expect(place.x - size / 2).toBeGreaterThanOrEqual(0);
      expect(place.x + size / 2).toBeLessThanOrEqual(window.width);
      expect(place.y - size / 2).toBeGreaterThanOrEqual(0);
      expect(place.y + size / 2).toBeLessThanOrEqual(window.height);
    }
});
