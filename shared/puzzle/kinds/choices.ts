/** What is chosen of a cut: how a class asks for it, what settings and exports say of it, and the next larger one. Pages that only play do without. */
import type { LargerCut, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import {
  type ExportedCut,
  exportedJigsaw,
  jigsawTab,
  type PictureSize,
  type RequestedCut,
  requestedJigsaw,
  type TabSize,
} from './jigsaw/jigsaw-spec.ts';
import { largerJigsaw } from './jigsaw/sizes.ts';
import type { ByKind } from './registry.ts';

const TABS: ByKind<TabSize> = { jigsaw: jigsawTab };
const EXPORTS: ByKind<ExportedCut> = { jigsaw: exportedJigsaw };
const LARGER: ByKind<LargerCut | null, [PictureSize]> = { jigsaw: largerJigsaw };

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

/**
 * The definition that a class asks for. Null: nothing can be cut so.
 * @param picture null: the class asks for a kind that paints its sheet itself
 * @param seed u32, for a request without one
 */
export function requestedSpec(request: RequestedCut, picture: PictureSize | null, seed: number): PuzzleSpec | null {
  return picture === null ? null : requestedJigsaw(request, picture, seed);
}
