/** The places of the pieces in a tray: lanes along it, filled evenly from the start, or one after the other. */
import type { PieceId } from '#shared/ids.ts';
import type { TrayPiece } from './tray.ts';

/** Two lines of a piece's name below it, and the least side of a cell that has them. CSS pixels. */
export const NAME_PX = 28;
export const NAMED_PX_MIN = 64;

export interface PlacedPiece extends TrayPiece {
  /** Counted across the tray. */
  readonly lane: number;
  /** Counted along the lane. */
  readonly slot: number;
}

/** Of a tray. */
export interface Lanes {
  readonly lanes: number;
  /** So many pieces fill a lane before the next one begins, if all pieces have room so. Null: lanes are filled evenly. */
  readonly perRow: number | null;
}

export interface Arrangement {
  readonly placed: readonly PlacedPiece[];
  /** Of the longest lane. */
  readonly slots: number;
}

/**
 * No lane is longer than one before it, or, where they are filled evenly, shorter by more than one. A piece stays in its lane, and moves up there, unless its lane is too long
 * for that: then the last ones go to the ends of others. It follows from the pieces alone. O(pieces).
 */
export function arrangeInLanes(pieces: readonly TrayPiece[], { lanes, perRow }: Lanes): Arrangement {
  const own = Array.from({ length: lanes }, (): TrayPiece[] => []);
  for (const piece of pieces) own[piece.number % lanes]?.push(piece);
  const row = perRow === null || perRow * lanes < pieces.length ? null : perRow;
  const fair = own.map((_, lane) =>
    row === null ? Math.ceil((pieces.length - lane) / lanes) : Math.max(0, Math.min(row, pieces.length - lane * row)),
  );
  const surplus = own.flatMap((lane, index) => lane.slice(fair[index]));
  surplus.sort((a, b) => a.number - b.number);
  const placed = own.flatMap((lane, index) => {
    const staying = lane.slice(0, fair[index]);
    const moved = surplus.splice(0, (fair[index] ?? 0) - staying.length);
    return [...staying, ...moved].map((piece, slot) => ({ ...piece, lane: index, slot }));
  });
  // The page keeps its order: a finger that presses a piece loses it if the piece's element is moved.
  placed.sort((a, b) => a.number - b.number);
  return { placed, slots: fair[0] ?? 0 };
}

/** The pieces where they lay before, with the holes of those that left; those that came lie behind the others of their lane. O(pieces). */
export function keepInLanes(before: Arrangement, pieces: readonly TrayPiece[], lanes: number): Arrangement {
  const places = new Map<PieceId, PlacedPiece>(before.placed.map((each) => [each.piece, each]));
  const ends = Array.from({ length: lanes }, () => 0);
  for (const { lane, slot } of before.placed) ends[lane] = Math.max(ends[lane] ?? 0, slot + 1);
  const placed = pieces.map((piece) => {
    const lane = places.get(piece.piece)?.lane ?? piece.number % lanes;
    const slot = places.get(piece.piece)?.slot ?? ends[lane] ?? 0;
    ends[lane] = Math.max(ends[lane] ?? 0, slot + 1);
    return { ...piece, lane, slot };
  });
  return { placed, slots: Math.max(0, ...ends) };
}
