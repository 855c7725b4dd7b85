/** The kinds of puzzles: which one cuts a definition, and what is known of it before it is cut. Everybody outside asks here, and knows no kind. */
import type { LargerCut, Puzzle, PuzzleKind, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { cutJigsaw } from './jigsaw/cut-jigsaw.ts';
import {
  type ExportedCut,
  exportedJigsaw,
  jigsawPieces,
  jigsawTab,
  type PictureSize,
  type RequestedCut,
  requestedJigsaw,
  type TabSize,
} from './jigsaw/jigsaw-spec.ts';
import { largerJigsaw } from './jigsaw/sizes.ts';

/**
 * One answer of each kind. They are methods, so that each may take the whole definition of its own kind: `kind` says that it gets one,
 * because every definition was made by its kind.
 */
interface ByKind<Answer> extends Record<PuzzleKind, unknown> {
  jigsaw(spec: PuzzleSpec): Answer;
}

const CUTTERS: ByKind<Puzzle> = { jigsaw: cutJigsaw };
const PIECES: ByKind<number> = { jigsaw: jigsawPieces };
const TABS: ByKind<TabSize> = { jigsaw: jigsawTab };
const EXPORTS: ByKind<ExportedCut> = { jigsaw: exportedJigsaw };

interface LargerByKind extends Record<PuzzleKind, unknown> {
  jigsaw(spec: PuzzleSpec, picture: PictureSize): LargerCut | null;
}

const LARGER: LargerByKind = { jigsaw: largerJigsaw };

/** O(pieces). The same definition gives the same puzzle in every engine. */
export function cutPuzzle(spec: PuzzleSpec): Puzzle {
  return CUTTERS[spec.kind](spec);
}

/** The number of its pieces, without cutting it. */
export function pieceCount(spec: PuzzleSpec): number {
  return PIECES[spec.kind](spec);
}

/** The size of the knobs that the class was given. */
export function tabOf(spec: PuzzleSpec): TabSize {
  return TABS[spec.kind](spec);
}

/** What a student's export says of the cut; zeros where the activity has none. */
export function exportedCut(spec: PuzzleSpec | undefined): ExportedCut {
  return spec === undefined ? { columns: 0, rows: 0 } : EXPORTS[spec.kind](spec);
}

/** The next larger cut of the same picture. Null: there is none that is offered. */
export function largerCut(spec: PuzzleSpec, picture: PictureSize): LargerCut | null {
  return LARGER[spec.kind](spec, picture);
}

/** The definition that a class asks for, which is a jigsaw's. Null: the picture cannot be cut so. @param seed u32, for a request without one */
export function requestedSpec(request: RequestedCut, picture: PictureSize, seed: number): PuzzleSpec | null {
  return requestedJigsaw(request, picture, seed);
}
