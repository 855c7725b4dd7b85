import { describe, expect, it } from 'vitest';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { hintArea, isInHint } from './hint-area.ts';

const puzzle = samplePuzzle();
const { width, height } = puzzle.spec;
const place = { x: 10_000, y: 20_000, turn: 0 };
const pieces = Array.from({ length: puzzle.pieces }, (_, index) => index + 1);

function boxOf(points: readonly Point[]) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, right: Math.max(...xs), bottom: Math.max(...ys) };
}

function isWithin(inner: ReturnType<typeof boxOf>, outer: ReturnType<typeof boxOf>): boolean {
  return (
    inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom
  );
}

const areaOf = (piece: number, level: number) => boxOf(hintArea(puzzle, { piece, level }, place).flat());
const sizeOf = ({ left, top, right, bottom }: ReturnType<typeof boxOf>) => (right - left) * (bottom - top);

describe('what a hint lights up', () => {
  it.each(pieces)('of piece %i is smaller each time, and always holds all of the piece', (piece) => {
    const [quarter, row, cell] = [areaOf(piece, 1), areaOf(piece, 2), areaOf(piece, 3)];
    const home = { x: place.x + (puzzle.homeX[piece] ?? 0), y: place.y + (puzzle.homeY[piece] ?? 0) };
    expect([home.x > cell.left, home.x < cell.right, home.y > cell.top, home.y < cell.bottom]).toEqual(
      Array(4).fill(true),
    );
    expect([isWithin(cell, quarter), isWithin(cell, row)]).toEqual([true, true]);
    expect(sizeOf(row)).toBeGreaterThan(sizeOf(cell));
    expect(sizeOf(quarter)).toBeGreaterThan(sizeOf(cell));
    expect(sizeOf(quarter)).toBeLessThan((width * height) / 2);
  });

  it('is the quarter that the piece is in', () => {
    expect(areaOf(1, 1)).toEqual({
      left: place.x - width / 2,
      top: place.y - height / 2,
      right: place.x,
      bottom: place.y,
    });
    expect(areaOf(24, 1)).toEqual({
      left: place.x,
      top: place.y,
      right: place.x + width / 2,
      bottom: place.y + height / 2,
    });
  });

  it('is a strip from side to side', () => {
    expect(areaOf(8, 2)).toMatchObject({ left: place.x - width / 2, right: place.x + width / 2 });
  });

  it('lies as the picture lies', () => {
    const turned = boxOf(hintArea(puzzle, { piece: 1, level: 1 }, { ...place, turn: 6 }).flat());
    const within = (value: number) => expect.closeTo(value, -1);
    expect(turned).toEqual({
      left: within(place.x),
      top: within(place.y - width / 2),
      right: within(place.x + height / 2),
      bottom: within(place.y),
    });
  });

  it('lights up the cells of a quarter, of a row, and one alone', () => {
    const litBy = (level: number) => pieces.filter((piece) => isInHint(puzzle, { piece: 8, level }, piece));
    expect([litBy(1), litBy(2), litBy(3)]).toEqual([[1, 2, 3, 7, 8, 9], [7, 8, 9, 10, 11, 12], [8]]);
  });
});
