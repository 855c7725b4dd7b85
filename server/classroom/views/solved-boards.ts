/**
 * The boards of one class that are solved: which of them a moment ago, and what they took. What a board took is read from its log when
 * a view first needs it.
 */
import { NEWLY_SOLVED_MS } from '#server/base/limits.ts';
import type { BoardHost } from '#server/board/host.ts';
import type { Store } from '#server/store/port.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { SolvedFigures } from '#shared/protocol/views/solved-view.ts';
import { readSolvedFigures } from './board-result.ts';

export interface SolvedBoardsDeps {
  readonly store: Store;
  readonly classroom: ClassroomId;
  readonly hostOf: (board: BoardNumber) => BoardHost | undefined;
  /** Figures that a view lacked are there. */
  readonly onChange: () => void;
  /** Whole milliseconds since 1970. */
  readonly wall: () => number;
}

export class SolvedBoards {
  readonly #deps: SolvedBoardsDeps;
  /** When this process saw a board solved. */
  readonly #solvedAt = new Map<BoardNumber, number>();
  /** With null: the log is being read, or says nothing. */
  readonly #figures = new Map<BoardNumber, { figures: SolvedFigures | null }>();

  constructor(deps: SolvedBoardsDeps) {
    this.#deps = deps;
  }

  /** A board has been solved, or is no longer; durable. */
  update(board: BoardNumber): void {
    const { hostOf, wall } = this.#deps;
    this.#figures.delete(board);
    if (hostOf(board)?.isSolvedDurably === true) this.#solvedAt.set(board, wall());
    else this.#solvedAt.delete(board);
  }

  /** Boards that were solved a moment ago, and when. */
  newlySolved(): ReadonlyMap<BoardNumber, number> {
    const since = this.#deps.wall() - NEWLY_SOLVED_MS;
    for (const [board, at] of this.#solvedAt) if (at < since) this.#solvedAt.delete(board);
    return this.#solvedAt;
  }

  /** Null: the board is not open, not solved, or its log is not read yet. */
  figuresOf(board: BoardNumber): SolvedFigures | null {
    if (this.#deps.hostOf(board)?.isSolvedDurably !== true) return null;
    const known = this.#figures.get(board);
    if (known === undefined) void this.#read(board);
    return known?.figures ?? null;
  }

  async #read(board: BoardNumber): Promise<void> {
    const { store, classroom, onChange } = this.#deps;
    const reading: { figures: SolvedFigures | null } = { figures: null };
    this.#figures.set(board, reading);
    try {
      reading.figures = await readSolvedFigures(store, { classroom, board });
      // The board may have been dealt again meanwhile, and be solved again.
      if (reading.figures !== null && this.#figures.get(board) === reading) onChange();
    } catch {
      // The store is away: the next view tries again.
      if (this.#figures.get(board) === reading) this.#figures.delete(board);
    }
  }
}
