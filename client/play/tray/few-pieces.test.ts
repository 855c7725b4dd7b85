import { expect, test } from 'vitest';
import { layOutFew } from './few-pieces.ts';
import { layOutTray, matScale, type Size, type TrayLayout, type TrayNeeds } from './tray-layout.ts';

/** What board and tray share, and the height of the window around it. CSS pixels. */
const SCREENS = {
  laptop: { area: { width: 1366, height: 650 }, windowHeight: 768 },
  'upright tablet': { area: { width: 820, height: 1062 }, windowHeight: 1180 },
  phone: { area: { width: 390, height: 726 }, windowHeight: 844 },
  'low phone': { area: { width: 770, height: 341 }, windowHeight: 390 },
} as const;
const NAMES = Object.keys(SCREENS) as (keyof typeof SCREENS)[];
const MAT = { width: 16_384, height: 12_288 };
const WITH_KNOBS = 1.4;

const jigsaw = (name: keyof typeof SCREENS, columns: number, rows: number): TrayNeeds => {
  const pieceExtent = WITH_KNOBS * Math.max(MAT.width / columns, MAT.height / rows);
  return { ...SCREENS[name], mat: MAT, pieceExtent, flatPiece: null, pieces: columns * rows };
};

/** A card takes these parts of its sheet. */
const cards = (name: keyof typeof SCREENS, { width, height }: Size, pieces: number): TrayNeeds => {
  const flatPiece = { width: width * MAT.width, height: height * MAT.height };
  return { ...SCREENS[name], mat: MAT, pieceExtent: flatPiece.width, flatPiece, pieces };
};

/** How far the lanes reach into the tray. */
const reach = ({ place, lanes, piece, gap, margin }: TrayLayout) =>
  place === 'side' ? margin.width + lanes * (piece.width + gap) : margin.height + lanes * (piece.height + gap);

test.each(NAMES)('shows few pieces of a %s larger, all of them, in a tray of the same size', (name) => {
  for (const needs of [jigsaw(name, 6, 4), jigsaw(name, 8, 6), cards(name, { width: 0.3, height: 0.14 }, 9)]) {
    const all = layOutTray(needs);
    let before = all.piece.width;
    const sizes = new Set<number>();
    for (let pieces = Math.floor(needs.pieces / 2); pieces > 0; pieces -= 1) {
      const few = layOutFew(needs, pieces);
      expect([few.place, few.thickness]).toEqual([all.place, all.thickness]);
      expect(reach(few)).toBeLessThanOrEqual(all.thickness);
      expect(few.piece.width).toBeGreaterThanOrEqual(before);
      expect(few.lanes * few.inLane >= pieces || few.lanes === all.lanes).toBe(true);
      before = few.piece.width;
      sizes.add(before);
    }
    // They do not grow with every piece that leaves.
    expect(sizes.size).toBeLessThanOrEqual(4);
  }
});

test('fills an upright tablet’s tray with ten pieces, and has five in one row in its middle', () => {
  const needs = jigsaw('upright tablet', 6, 4);
  const { lanes, inLane, piece, areRows } = layOutFew(needs, 10);
  expect([lanes, inLane, piece.width, areRows]).toEqual([2, 5, 128, true]);
  const five = layOutFew(needs, 5);
  expect([five.lanes, five.inLane, five.piece.width]).toEqual([1, 5, 128]);
  const below = five.thickness - reach(five);
  expect(Math.abs(five.margin.height - below)).toBeLessThanOrEqual(2 * five.gap);
});

test('shows no piece larger than on the mat', () => {
  const needs = jigsaw('phone', 14, 11);
  const all = layOutTray(needs);
  expect(all.piece.width).toBeGreaterThan(needs.pieceExtent * matScale(all.place, all.thickness, needs));
  const few = layOutFew(needs, 4);
  expect(few.piece).toEqual(all.piece);
  // But in a row.
  expect([few.lanes, few.inLane]).toEqual([1, 4]);
});

test('shows a last card as large as on its sheet, and no smaller than two lines of words need', () => {
  const order = cards('upright tablet', { width: 0.41, height: 0.225 }, 7);
  const { place, thickness, piece } = layOutTray(order);
  const onSheet = 0.41 * MAT.width * matScale(place, thickness, order);
  const last = layOutFew(order, 1).piece;
  expect(last.width).toBeGreaterThan(Math.max(piece.width, onSheet - 16));
  expect(last.width).toBeLessThanOrEqual(onSheet);
  const sort = cards('phone', { width: 0.3, height: 0.14 }, 9);
  expect(layOutFew(sort, 1).piece.height).toBeGreaterThan(52);
});
