/** The places of the pieces in a tray: lanes along it, filled evenly. */
import type { TrayPiece } from './tray.ts';

export interface PlacedPiece extends TrayPiece {
  /** Counted across the tray. */
  readonly lane: number;
  /** Counted along the lane. */
  readonly slot: number;
}

/** A piece stays in its lane: when one leaves the tray, only those behind it in its lane move up. O(pieces). */
export function arrangeInLanes(pieces: readonly TrayPiece[], lanes: number): { placed: PlacedPiece[]; slots: number } {
  const slotsUsed = Array.from({ length: lanes }, () => 0);
  const placed = pieces.map((piece) => {
    const lane = piece.number % lanes;
    const slot = slotsUsed[lane] ?? 0;
    slotsUsed[lane] = slot + 1;
    return { ...piece, lane, slot };
  });
  return { placed, slots: Math.max(...slotsUsed) };
}
