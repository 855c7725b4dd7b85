/** What is chosen of a cut: how a class asks for it, what settings and exports say of it, and the next larger one. Pages that only play do without. */
import type { LargerCut, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import {
  type ExportedCut,
  exportedJigsaw,
  jigsawTab,
  type PictureSize,
  type RequestedCut,
  requestedJigsaw,
  TAB_DEFAULT,
  type TabSize,
} from './jigsaw/jigsaw-spec.ts';
import { largerJigsaw } from './jigsaw/sizes.ts';
import { type RequestedMap, requestedMap } from './map/map-spec.ts';
import type { ByKind } from './registry.ts';

const TABS: ByKind<TabSize> = { jigsaw: jigsawTab, map: () => TAB_DEFAULT };
const EXPORTS: ByKind<ExportedCut> = { jigsaw: exportedJigsaw, map: () => ({ columns: 0, rows: 0 }) };
const LARGER: ByKind<LargerCut | null, [PictureSize]> = { jigsaw: largerJigsaw, map: () => null };

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
export function requestedSpec(
  request: RequestedCut | RequestedMap,
  picture: PictureSize | null,
  seed: number,
): PuzzleSpec | null {
  if ('map' in request) return picture === null ? requestedMap(request, seed) : null;
  return picture === null ? null : requestedJigsaw(request, picture, seed);
}

/** May its pieces be turned? A map's lie as they belong. */
export function mayTurn(request: RequestedCut | RequestedMap): boolean {
  return !('map' in request);
}
