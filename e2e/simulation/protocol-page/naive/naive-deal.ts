/** "The deal" of docs/protocol.md, step by step: where the pieces of a cut lie after a reset. */
import type { NaiveGroup } from './naive-board.ts';

export interface NaiveCut {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  readonly tab: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Left, top, width and height. */
type Rectangle = readonly [number, number, number, number];

const GOLDEN = 0x9e3779b9;
/** What a dealt group begins with. */
const UNTOUCHED = { wrong: false, z: 0, holder: null, touched: { member: 0, seq: 0 } };

function round(value: number): number {
  return Math.floor(value + 0.5);
}

/** Step 1. */
function homeOf({ columns, rows, width, height }: NaiveCut, piece: number): Point {
  const column = (piece - 1) % columns;
  const row = Math.floor((piece - 1) / columns);
  return {
    x: round((width * (2 * column + 1 - columns)) / (2 * columns)),
    y: round((height * (2 * row + 1 - rows)) / (2 * rows)),
  };
}

/** Step 2: the side s of a piece, and its box b. */
function boxOf({ columns, rows, width, height, tab }: NaiveCut): { readonly side: number; readonly box: number } {
  const [w, h] = [width / columns, height / rows];
  const side = Math.min(w, h);
  const knob = (tab / 80 + 0.04) * side;
  const box = Math.ceil(Math.max(columns > 1 ? w + 2 * knob : w, rows > 1 ? h + 2 * knob : h)) + 2;
  return { side, box };
}

/** Steps 3 and 4: the middles of all slots, and the side of a slot. */
function slotsOf(cut: NaiveCut): { readonly slot: number; readonly middles: Point[] } {
  const { side, box } = boxOf(cut);
  const pieces = cut.columns * cut.rows;
  const home = homeOf(cut, pieces);
  for (const [first, second] of [
    [110, 50],
    [100, 50],
    [100, 25],
  ] as const) {
    const slot = Math.ceil((box * first) / 100);
    const gap = Math.ceil((Math.floor(side) * second) / 100);
    const [cx, cy] = [Math.ceil(cut.width / 2) + gap, Math.ceil(cut.height / 2) + gap];
    let least = Math.max(Math.ceil(cx / 8), Math.ceil(cy / 5));
    let most = Math.floor(Math.min(32_768, 32_767 - Math.max(home.x, home.y) + box / 2) / 8);
    if (middlesOf(most, cx, cy, slot).length < pieces) continue;
    while (least < most) {
      const middle = Math.floor((least + most) / 2);
      if (middlesOf(middle, cx, cy, slot).length >= pieces) most = middle;
      else least = middle + 1;
    }
    return { slot, middles: middlesOf(least, cx, cy, slot) };
  }
  throw new Error('no room for the pieces');
}

function middlesOf(z: number, cx: number, cy: number, slot: number): Point[] {
  const wide = bandMiddles(
    [
      [-8 * z, -5 * z, 8 * z - cx, 10 * z],
      [-cx, -5 * z, 2 * cx, 5 * z - cy],
    ],
    slot,
  );
  const high = bandMiddles(
    [
      [-8 * z, -5 * z, 16 * z, 5 * z - cy],
      [-8 * z, -cy, 8 * z - cx, 2 * cy],
    ],
    slot,
  );
  return wide.length >= high.length ? wide : high;
}

function bandMiddles(bands: readonly Rectangle[], slot: number): Point[] {
  return bands
    .flatMap((band): Rectangle[] => {
      const [left, top, width, height] = band;
      return [band, [-left - width, -top - height, width, height]];
    })
    .flatMap(([left, top, width, height]) => {
      const [columns, rows] = [Math.floor(width / slot), Math.floor(height / slot)];
      const middles: Point[] = [];
      if (columns < 1 || rows < 1) return middles;
      for (let row = 0; row < rows; row += 1)
        for (let column = 0; column < columns; column += 1)
          middles.push({
            x: round(left + (width * (2 * column + 1)) / (2 * columns)),
            y: round(top + (height * (2 * row + 1)) / (2 * rows)),
          });
      return middles;
    });
}

/** Step 5. `>>> 0` makes a u32 of what an operator gives. */
function mix(value: number): number {
  let v = value >>> 0;
  v = (v ^ (v >>> 16)) >>> 0;
  v = Math.imul(v, 0x85ebca6b) >>> 0;
  v = (v ^ (v >>> 13)) >>> 0;
  v = Math.imul(v, 0xc2b2ae35) >>> 0;
  return (v ^ (v >>> 16)) >>> 0;
}

/** Draws whole numbers below a limit. */
function drawsFrom(seed: number): (limit: number) => number {
  let state = mix(seed ^ GOLDEN);
  for (const part of [16, 0, 0]) state = mix(Math.imul(3, state) + mix(part + GOLDEN));
  return (limit) => {
    state = (state + GOLDEN) % 2 ** 32;
    return Math.floor((mix(state) * limit) / 2 ** 32);
  };
}

/** Steps 6 to 8. */
export function naiveDeal(cut: NaiveCut, seed: number, turns: boolean): NaiveGroup[] {
  const { slot, middles } = slotsOf(cut);
  const below = drawsFrom(seed);
  const order = middles.map((_, index) => index);
  for (let index = order.length - 1; index >= 1; index -= 1) {
    const other = below(index + 1);
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
  const slack = Math.floor((slot - boxOf(cut).box) / 2);
  const mat: NaiveGroup = { id: 0, pieces: [0], x: 32_768, y: 32_768, turn: 0, ...UNTOUCHED };
  const groups: NaiveGroup[] = [mat];
  for (let piece = 1; piece <= cut.columns * cut.rows; piece += 1) {
    const middle = middles[order[piece - 1] ?? -1];
    if (middle === undefined) throw new Error(`no slot for piece ${piece}`);
    const quarters = below(4);
    const dx = below(2 * slack + 1) - slack;
    const dy = below(2 * slack + 1) - slack;
    let home = homeOf(cut, piece);
    const turned = turns ? quarters : 0;
    for (let quarter = 0; quarter < turned; quarter += 1) home = { x: -home.y, y: home.x };
    const x = 32_768 + middle.x + dx - home.x;
    const y = 32_768 + middle.y + dy - home.y;
    groups.push({ id: piece, pieces: [piece], x, y, turn: 6 * turned, ...UNTOUCHED });
  }
  return groups;
}
