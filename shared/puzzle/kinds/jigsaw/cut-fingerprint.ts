/** A hash over every home and outline of a jigsaw. Two engines that cut the same jigsaw get the same hash. */
import { mix32 } from '#shared/geometry/random.ts';
import { gridPosition, homeX, homeY } from './grid.ts';
import type { JigsawSpec } from './jigsaw-spec.ts';
import { ringOf } from './outline.ts';

/** 16 hex digits. O(pieces). */
export function puzzleFingerprint(spec: JigsawSpec): string {
  let high = 0x6a6f_6761;
  let low = 0x6b00_0001;
  const take = (value: number) => {
    high = mix32(Math.imul(high, 5) + value);
    low = mix32((Math.imul(low, 9) ^ value) + high);
  };
  for (let piece = 1; piece <= spec.columns * spec.rows; piece += 1) {
    const { column, row } = gridPosition(spec, piece);
    const { corners } = ringOf(spec, piece);
    take(homeX(spec, column));
    take(homeY(spec, row));
    take(corners.length);
    for (const step of corners) take(step);
  }
  return hex(high) + hex(low);
}

function hex(u32: number): string {
  return u32.toString(16).padStart(8, '0');
}
