/** Hides the pieces of a frame that nobody has moved since they were dealt: their players have them in a tray. */
import type { BoardFrame } from '#client/board/board-frame.ts';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';

/** O(groups). */
export function hideUntouched<Frame extends Pick<BoardFrame, 'board' | 'positions'>>(frame: Frame): Frame {
  const positions = new Map(frame.positions);
  for (const { id, pieces, z } of frame.board.groups.values())
    if (id !== MAT_ID && pieces.length === 1 && z === 0) positions.set(id, HIDDEN_POSITION);
  return { ...frame, positions };
}
