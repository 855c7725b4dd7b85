/** Where a bot errs with pieces that lie in places. */
import type { Rules } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The origin with which a piece lies in the place of any other one. Null: its puzzle has no places. */
export function placeOfAnother({ puzzle }: Rules, piece: PieceId, random: SeededRandom): Point | null {
  const { settle, pieces, homeX, homeY } = puzzle;
  if (settle === null || pieces < 2) return null;
  const steps = 1 + Math.floor(random.fraction() * (pieces - 1));
  const other = ((piece - 1 + steps) % pieces) + 1;
  return {
    x: CENTRE + (homeX[other] ?? 0) - (homeX[piece] ?? 0),
    y: CENTRE + (homeY[other] ?? 0) - (homeY[piece] ?? 0),
  };
}
