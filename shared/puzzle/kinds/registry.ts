/** The kinds of puzzles: which one cuts a definition. Everybody outside asks here, in `choices.ts` or the puzzle itself, and knows no kind. */
import type { Puzzle, PuzzleKind, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { cutJigsaw } from './jigsaw/cut-jigsaw.ts';
import { jigsawPieces } from './jigsaw/grid.ts';

/**
 * One answer of each kind, to its definition and what else is asked with it. They are methods, so that each may take the whole definition
 * of its own kind: `kind` says that it gets one, because every definition was made by its kind.
 */
export interface ByKind<Answer, Also extends readonly unknown[] = []> extends Record<PuzzleKind, unknown> {
  jigsaw(spec: PuzzleSpec, ...also: Also): Answer;
}

const CUTTERS: ByKind<Puzzle> = { jigsaw: cutJigsaw };
const PIECES: ByKind<number> = { jigsaw: jigsawPieces };

/** O(pieces). The same definition gives the same puzzle in every engine. */
export function cutPuzzle(spec: PuzzleSpec): Puzzle {
  return CUTTERS[spec.kind](spec);
}

/** The number of its pieces, without cutting it. */
export function pieceCount(spec: PuzzleSpec): number {
  return PIECES[spec.kind](spec);
}
