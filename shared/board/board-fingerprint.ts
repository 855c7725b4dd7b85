/** A hash that is equal for boards that look and behave alike. Tests prove with it that folds converge. */
import type { Board } from './board.ts';

/** FNV-1a, 32 bits, over everything that is drawn or that a rule depends on, but for the places that were shown: patches for pages leave them out. */
export function fingerprintOf(board: Board): number {
  let hash = 0x811c9dc5;
  const mix = (value: number) => {
    hash = Math.imul(hash ^ (value & 0xffff), 0x01000193);
    hash = Math.imul(hash ^ (value >>> 16), 0x01000193);
  };
  mix(board.paused ? 1 : 0);
  mix(board.solved ? 1 : 0);
  mix(board.topZ);
  for (const id of [...board.groups.keys()].sort((a, b) => a - b)) {
    const group = board.groups.get(id);
    if (group === undefined) continue;
    mix(id);
    mix(group.x);
    mix(group.y);
    mix(group.turn);
    mix(group.z);
    mix(group.hold === null ? 0xffff : group.hold.member);
    mix(group.hold === null ? 0 : group.hold.page);
    mix(group.pieces.length);
    for (const piece of group.pieces) mix(piece);
  }
  // Only where there are some: boards without marks have the fingerprints that they had before marks came.
  for (const piece of [...board.wrongPieces].sort((a, b) => a - b)) mix(piece);
  return hash >>> 0;
}
