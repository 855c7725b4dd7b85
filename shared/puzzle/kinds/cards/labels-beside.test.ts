import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PICTURE_LONG_SIDE } from '#shared/limits.ts';
import { labelsBeside, type Sheet, type Spot } from './labels-beside.ts';
import type { SheetRect } from './sheet-grid.ts';

const SIDES = [
  [16_384, 12_288],
  [12_288, 16_384],
  [16_384, 16_384],
  [16_384, 6_000],
] as const;
const QUARTERS = fc.integer({ min: 6, max: 12 });

const sheets: fc.Arbitrary<{ readonly sheet: Sheet; readonly points: Spot[] }> = fc
  .record({
    sides: fc.constantFrom(...SIDES),
    shares: fc.array(fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 })), {
      minLength: 2,
      maxLength: 14,
    }),
  })
  .map(({ sides: [width, height], shares }) => ({
    sheet: { width, height },
    points: shares.map(([x, y]) => ({ x: Math.floor((x * width) / 1_000), y: Math.floor((y * height) / 1_000) })),
  }));

/** Where a leader line goes, in so many steps. */
const STEPS = 100;
function lineOf({ left, top, width, height }: SheetRect, { x, y }: Spot): Spot[] {
  const end = { x: Math.min(Math.max(x, left), left + width), y: Math.min(Math.max(y, top), top + height) };
  return Array.from({ length: STEPS + 1 }, (_, step) => ({
    x: x + ((end.x - x) * step) / STEPS,
    y: y + ((end.y - y) * step) / STEPS,
  }));
}

function gapOf({ left, top, width, height }: SheetRect, { x, y }: Spot): number {
  return Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));
}

const isWithin = (card: SheetRect, point: Spot) => gapOf(card, point) === 0;

/** Do two lines cross? By where they would meet. */
function doCross(a: readonly Spot[], b: readonly Spot[]): boolean {
  const [from, to, start, end] = [a[0], a.at(-1), b[0], b.at(-1)];
  if (from === undefined || to === undefined || start === undefined || end === undefined) return false;
  const [right, down] = [to.x - from.x, to.y - from.y];
  const [across, along] = [end.x - start.x, end.y - start.y];
  const turn = right * along - down * across;
  if (turn === 0) return false;
  const first = ((start.x - from.x) * along - (start.y - from.y) * across) / turn;
  const second = ((start.x - from.x) * down - (start.y - from.y) * right) / turn;
  return first > 0 && first < 1 && second > 0 && second < 1;
}

it('covers nothing that is named: cards lie apart on the sheet, beside every point, and lines cross neither cards nor lines', () => {
  let laid = 0;
  let runs = 0;
  fc.assert(
    fc.property(sheets, QUARTERS, ({ sheet, points }, quarters) => {
      const cards = labelsBeside(points, sheet, quarters);
      runs += 1;
      if (cards === null) return;
      laid += 1;
      expect(cards).toHaveLength(points.length);
      const lines = cards.map((card, index) => lineOf(card, points[index] ?? { x: 0, y: 0 }));
      for (const [index, card] of cards.entries()) {
        const { left, top, width, height } = card;
        expect([left, top, width, height].every(Number.isInteger)).toBe(true);
        expect([width, height]).toEqual([((cards[0]?.height ?? 0) * quarters) / 4, cards[0]?.height]);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(height / 4);
        expect(left + width).toBeLessThanOrEqual(sheet.width - height / 4);
        expect(top + height).toBeLessThanOrEqual(sheet.height - height / 4);
        for (const point of points) expect(gapOf(card, point)).toBeGreaterThanOrEqual(height / 2);
        for (const [other, each] of cards.entries()) {
          if (other === index) continue;
          const gap = Math.max(
            Math.max(each.left - left - width, left - each.left - each.width),
            Math.max(each.top - top - height, top - each.top - each.height),
          );
          expect(gap).toBeGreaterThanOrEqual(height / 4);
          expect(lines[index]?.some((point) => isWithin(each, point))).toBe(false);
          expect(doCross(lines[index] ?? [], lines[other] ?? [])).toBe(false);
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(laid, 'a run in which few have room proves little').toBeGreaterThan(runs * 0.6);
});

it('lays large cards right below what they name, one and a half of their heights away', () => {
  const points = [
    { x: 8_000, y: 3_000 },
    { x: 8_000, y: 9_000 },
  ];
  const cards = labelsBeside(points, { width: PICTURE_LONG_SIDE, height: 12_288 }, 8);
  // 15 pixels of a phone that is 390 wide are its letters, at 0.6 of this.
  expect(cards).toEqual(points.map(({ x, y }) => ({ left: x - 1_120, top: y + 1_680, width: 2_240, height: 1_120 })));
});

it('keeps away from what it does not name as far as from what it does, if that is not near', () => {
  const points = [
    { x: 4_000, y: 4_000 },
    { x: 4_000, y: 8_000 },
    { x: 8_000, y: 4_000 },
    { x: 8_000, y: 8_000 },
  ];
  const cards = labelsBeside(points, { width: PICTURE_LONG_SIDE, height: 12_288 }, 8);
  if (cards === null) throw new Error('no room');
  for (const card of cards)
    for (const point of points) expect(gapOf(card, point)).toBeGreaterThanOrEqual(1.5 * card.height);
});

it('gives up where cards would be too small to be read, or as wide as the sheet', () => {
  const crowd = Array.from({ length: 60 }, (_, index) => ({ x: 270 * index, y: 200 * index }));
  expect(labelsBeside(crowd, { width: PICTURE_LONG_SIDE, height: 12_288 }, 8)).toBeNull();
  const strip = { width: 2_000, height: PICTURE_LONG_SIDE };
  expect(labelsBeside([{ x: 1_000, y: 4_000 }], strip, 8)).toBeNull();
});
