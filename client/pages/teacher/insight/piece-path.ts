/** The outline of a piece where it belongs on the picture, as the path of an SVG whose units are the puzzle's, from the picture's top left. */
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle, Ring } from '#shared/puzzle/puzzle.ts';

export function piecePath(puzzle: Puzzle, piece: PieceId): string {
  const { spec, homeX, homeY } = puzzle;
  const x = (homeX[piece] ?? 0) + spec.width / 2;
  const y = (homeY[piece] ?? 0) + spec.height / 2;
  const pathOf = ({ corners }: Ring) => {
    const points: string[] = [];
    for (let at = 0; at + 1 < corners.length; at += 2) {
      const toX = Math.round(x + (corners[at] ?? 0) / STEPS_PER_UNIT);
      points.push(`${toX} ${Math.round(y + (corners[at + 1] ?? 0) / STEPS_PER_UNIT)}`);
    }
    return `M${points.join('L')}Z`;
  };
  return (outlinesOf(puzzle).byPiece[piece] ?? []).map(pathOf).join('');
}
