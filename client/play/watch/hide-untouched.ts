/** Hides the pieces of a frame that nobody has moved since they were dealt: their players have them in a tray. */
import type { BoardFrame } from '#client/board/board-frame.ts';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { isUntouched } from '#shared/board/board.ts';

/** O(groups). */
export function hideUntouched<Frame extends Pick<BoardFrame, 'board' | 'positions'>>(frame: Frame): Frame {
  const positions = new Map(frame.positions);
  for (const group of frame.board.groups.values()) if (isUntouched(group)) positions.set(group.id, HIDDEN_POSITION);
  return { ...frame, positions };
}
