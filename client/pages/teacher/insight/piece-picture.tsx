/** One piece as the picture shows it. */
import { usePictureUrl } from '#client/play/picture/picture-url.ts';
import type { ClassroomId, PieceId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { piecePath } from './piece-path.ts';

interface PiecePictureProps {
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly puzzle: Puzzle;
  readonly piece: PieceId;
}

/** With a little of its surroundings. */
export function PiecePicture({ classroom, activity, puzzle, piece }: PiecePictureProps) {
  const { spec, pieceSize, homeX, homeY } = puzzle;
  const half = pieceSize * 0.95;
  const x = (homeX[piece] ?? 0) + spec.width / 2;
  const y = (homeY[piece] ?? 0) + spec.height / 2;
  return (
    <svg class="piece-picture" viewBox={`${x - half} ${y - half} ${2 * half} ${2 * half}`} aria-hidden="true">
      <image
        href={usePictureUrl(classroom, activity)}
        width={spec.width}
        height={spec.height}
        preserveAspectRatio="none"
      />
      <path class="piece-ring" d={piecePath(puzzle, piece)} />
    </svg>
  );
}
