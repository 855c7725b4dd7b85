/** The piece that somebody else had in hand when this page wanted it: told once, when it is free again. */
import { type Board, groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { PieceId } from '#shared/ids.ts';

/** After so long it is wanted no more. Milliseconds. */
const WANTED_MS = 60_000;

export class WantedPiece {
  #wanted: { readonly piece: PieceId; readonly since: number } | null = null;

  /** @param now monotonic ms */
  want(piece: PieceId, now: number): void {
    this.#wanted = { piece, since: now };
  }

  /** The page took a piece: it waits for none. */
  forget(): void {
    this.#wanted = null;
  }

  /** Whether the wanted piece is free now, for the first time. `now`: monotonic ms. */
  isFreed(board: Board, now: number): boolean {
    if (this.#wanted === null) return false;
    const { piece, since } = this.#wanted;
    const { hold, id } = groupOf(board, piece);
    if (hold !== null && now - since < WANTED_MS) return false;
    this.#wanted = null;
    return hold === null && id !== MAT_ID;
  }
}
