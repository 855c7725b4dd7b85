import { expect, test } from 'vitest';
import type { Rect } from '#client/board/camera/camera.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { type NameBeside, placeBeside } from './label-beside.ts';

const REACH = 120;
/** Land is a disc about the middle of a square sea. */
const LAND = 60;
const isFree = ({ left, top, right, bottom }: Rect) => {
  if (left < -250 || top < -250 || right > 250 || bottom > 250) return false;
  const nearX = Math.max(left, Math.min(0, right));
  const nearY = Math.max(top, Math.min(0, bottom));
  return Math.hypot(nearX, nearY) >= LAND;
};
const around = { isFree, isLand: ({ x, y }: Point) => Math.hypot(x, y) < LAND, taken: [] };
const nameAt = (piece: number, x: number, y: number): NameBeside => ({ piece, at: { x, y }, width: 60, height: 14 });
const onCircle = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return nameAt(index + 1, 40 * Math.cos(angle), 40 * Math.sin(angle));
  });

const meet = (one: Rect, other: Rect) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

test('puts names beside land, at lines as short as may be, and none upon another or its line', () => {
  const names = onCircle(14);
  const placed = placeBeside(names, new Map(), around, REACH);
  expect(placed.size).toBe(names.length);
  for (const [piece, { box, from, to }] of placed) {
    expect(isFree(box)).toBe(true);
    expect(from).toEqual(names[piece - 1]?.at);
    expect(Math.hypot(to.x - from.x, to.y - from.y)).toBeLessThan(REACH);
    for (const [other, { box: otherBox, from: start, to: end }] of placed) {
      if (other === piece) continue;
      expect(meet(box, otherBox), `${piece} and ${other}`).toBe(false);
      for (let part = 0; part <= 20; part += 1) {
        const x = start.x + ((end.x - start.x) * part) / 20;
        const y = start.y + ((end.y - start.y) * part) / 20;
        expect(meet(box, { left: x, right: x, top: y, bottom: y }), `the line of ${other}`).toBe(false);
      }
    }
  }
});

test('leads no line through what stands there, and over water rather than over land', () => {
  const right = placeBeside([nameAt(1, 50, 0)], new Map(), around, REACH).get(1);
  expect(right?.box.left).toBeGreaterThan(50);
  const wall = { left: 54, right: 58, top: -30, bottom: 30 };
  const detour = placeBeside([nameAt(1, 50, 0)], new Map(), { ...around, taken: [wall] }, REACH).get(1);
  if (detour === undefined) throw new Error('no room');
  for (let part = 0; part <= 20; part += 1) {
    const x = detour.from.x + ((detour.to.x - detour.from.x) * part) / 20;
    const y = detour.from.y + ((detour.to.y - detour.from.y) * part) / 20;
    expect(meet(wall, { left: x, right: x, top: y, bottom: y })).toBe(false);
  }
  // The way up is short and over land, the way down is longer and over water.
  const isUp = ({ bottom }: Rect) => bottom < -30;
  const isDown = ({ top }: Rect) => top > 40;
  const both = { ...around, isFree: (box: Rect) => isUp(box) || isDown(box), isLand: ({ y }: Point) => y < 0 };
  expect(placeBeside([nameAt(1, 0, 0)], new Map(), both, REACH).get(1)?.box.top).toBeGreaterThan(0);
});

test('leaves out a name without room, and one that is too far from it', () => {
  expect(placeBeside([nameAt(1, 0, 0)], new Map(), around, 40).size).toBe(0);
  expect(placeBeside([nameAt(1, 0, 0)], new Map(), { ...around, isFree: () => false }, REACH).size).toBe(0);
  const crowd = Array.from({ length: 30 }, (_, index) => nameAt(index + 1, 59, index / 10));
  const { size } = placeBeside(crowd, new Map(), around, 20);
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThan(10);
});

test('moves no name that stands already when more come', () => {
  const first = placeBeside([nameAt(9, 50, 0)], new Map(), around, REACH);
  const all = placeBeside([...onCircle(8), nameAt(9, 50, 0)], first, around, REACH);
  expect(all.get(9)).toEqual(first.get(9));
  expect(all.size).toBe(9);
  // One whose region is taken away again is gone.
  expect([...placeBeside(onCircle(1), all, around, REACH).keys()]).toEqual([1]);
});
