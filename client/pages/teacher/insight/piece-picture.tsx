/** One piece as the picture shows it. */
import type { ClassroomId, PictureId, PieceId } from '#shared/ids.ts';
import { picturePath } from '#shared/protocol/paths.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { piecePath } from './piece-path.ts';

interface PiecePictureProps {
  readonly classroom: ClassroomId;
  readonly picture: PictureId;
  readonly puzzle: Puzzle;
  readonly piece: PieceId;
}

/** With a little of its surroundings. */
export function PiecePicture({ classroom, picture, puzzle, piece }: PiecePictureProps) {
  const { spec, pieceSize, homeX, homeY } = puzzle;
  const half = pieceSize * 0.95;
  const x = (homeX[piece] ?? 0) + spec.width / 2;
  const y = (homeY[piece] ?? 0) + spec.height / 2;
  return (
    <svg class="piece-picture" viewBox={`${x - half} ${y - half} ${2 * half} ${2 * half}`} aria-hidden="true">
      <image
        href={picturePath(classroom, picture)}
        width={spec.width}
        height={spec.height}
        preserveAspectRatio="none"
      />
      <path class="piece-ring" d={piecePath(puzzle, piece)} />
    </svg>
  );
}
