import { expect, test } from 'vitest';
import type { Rect } from '#client/board/camera/camera.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { LANGUAGES, type Language } from '#shared/languages.ts';
import { cutMap, loadMap, type MapId, requestedMap } from '#shared/puzzle/kinds/map/map.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import { NamePlacer, type NamesView } from './name-placer.ts';

/** Letters as wide as ours are about: Hangul, others. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 0.87 : 0.57), 0);

async function mapOf(map: MapId): Promise<Puzzle> {
  await loadMap(map);
  const spec = requestedMap({ map, names: true }, 7);
  if (spec === null) throw new Error(`no map ${map}`);
  return cutMap(spec);
}

/** Cells along the longer side of the land's copy. */
const CELLS = 256;

/** By the middles of cells, where a page counts what it paints. */
function waterIn({ spec, pieces, homeX, homeY, outlineOf }: Puzzle): (part: SheetPart) => boolean {
  const cell = Math.max(spec.width, spec.height) / CELLS;
  const land = Array.from({ length: CELLS }, () => new Uint8Array(CELLS));
  for (let piece = 1; piece <= pieces; piece += 1) {
    const [left, top] = [(homeX[piece] ?? 0) + spec.width / 2, (homeY[piece] ?? 0) + spec.height / 2];
    const crossings = land.map((): number[] => []);
    for (const { corners } of outlineOf(piece)) {
      const cellAt = (at: number, from: number) =>
        ((corners[at % corners.length] ?? 0) / STEPS_PER_UNIT + from) / cell - 0.5;
      for (let at = 0; at < corners.length; at += 2) {
        const [ax, bx] = [cellAt(at, left), cellAt(at + 2, left)];
        const [ay, by] = [cellAt(at + 1, top), cellAt(at + 3, top)];
        for (let row = Math.max(0, Math.ceil(Math.min(ay, by))); row < Math.min(CELLS, Math.max(ay, by)); row += 1)
          crossings[row]?.push(ax + ((row - ay) * (bx - ax)) / (by - ay));
      }
    }
    for (const [row, all] of crossings.entries()) {
      all.sort((a, b) => a - b);
      for (let at = 0; at + 1 < all.length; at += 2)
        land[row]?.fill(1, Math.max(0, Math.ceil(all[at] ?? 0)), Math.max(0, Math.ceil(all[at + 1] ?? 0)));
    }
  }
  return ({ left, top, width, height }) =>
    land
      .slice(Math.max(0, Math.floor(top / cell)), Math.max(0, Math.ceil((top + height) / cell)))
      .every(
        (row) =>
          !row
            .subarray(Math.max(0, Math.floor(left / cell)), Math.max(0, Math.ceil((left + width) / cell)))
            .includes(1),
      );
}

/** The mat in the middle of what a window leaves for the board. */
function viewOf({ spec }: Puzzle, width: number, height: number): NamesView {
  const scale = Math.min((width - 12) / spec.width, (height - 12) / spec.height);
  return { scale, left: (width - spec.width * scale) / 2, top: (height - spec.height * scale) / 2, width, height };
}

function allOf({ pieces }: Puzzle): number[] {
  return Array.from({ length: pieces }, (_, index) => index + 1);
}

function meet(one: Rect, other: Rect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function placerOf(puzzle: Puzzle, language: Language): NamePlacer {
  return new NamePlacer(puzzle, language, { widthOf, isWater: waterIn(puzzle) });
}

test.each(LANGUAGES)(
  'names every region of a solved Korea on a phone once (%s), none upon another',
  async (language) => {
    const puzzle = await mapOf('korea16');
    const all = allOf(puzzle);
    const placer = placerOf(puzzle, language);
    const view = { ...viewOf(puzzle, 390, 728), isWhole: true, seaLeast: 10.5 };
    const { on, beside } = placer.place(all, view);
    expect([...on.map(({ piece }) => piece), ...beside.keys()].sort((a, b) => a - b)).toEqual(all);
    const boxes = [...beside.values()].map(({ box }) => box);
    for (const [index, box] of boxes.entries())
      expect(boxes.slice(0, index).some((other) => meet(box, other))).toBe(false);
    const seas = placer.openSeas(view);
    expect(seas).toHaveLength(3);
    for (const { lines, x, y, size } of seas) {
      expect(size).toBe(10.5);
      const [across, down] = [(widthOf(lines[0] ?? '') * size) / 2, size / 2];
      const sea = { left: x - across, top: y - down, right: x + across, bottom: y + down };
      expect(boxes.some((box) => meet(box, sea))).toBe(false);
    }
  },
);

test('leaves out names without room near by while the map is not whole', async () => {
  const puzzle = await mapOf('korea16');
  const [all, view] = [allOf(puzzle), viewOf(puzzle, 390, 728)];
  const { on, beside } = placerOf(puzzle, 'en').place(all, view);
  const count = on.length + beside.size;
  expect(count).toBeGreaterThan(all.length / 2);
  expect(count).toBeLessThan(all.length);
});
