/** A hash over every home, name and outline of a map. Two engines that cut the same map get the same hash. */
import { mix32 } from '#shared/geometry/random.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

/** 8 hex digits. O(corners). */
export function mapFingerprint({ pieces, homeX, homeY, neighbours, outlineOf, pieceName }: Puzzle): string {
  let hash = 0x6d61_7001;
  const take = (value: number) => {
    hash = mix32(Math.imul(hash, 5) + value);
  };
  for (let piece = 1; piece <= pieces; piece += 1) {
    take(homeX[piece] ?? 0);
    take(homeY[piece] ?? 0);
    for (const { words } of [pieceName(piece)].flatMap((name) => name ?? []))
      for (const sign of words.ko) take(sign.codePointAt(0) ?? 0);
    for (const other of neighbours[piece] ?? []) take(other);
    for (const { corners } of outlineOf(piece)) {
      take(corners.length);
      for (const step of corners) take(step);
    }
  }
  return hash.toString(16).padStart(8, '0');
}
