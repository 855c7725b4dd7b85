/** What is chosen of a cut: how a class asks for it, what settings and exports say of it, and the next larger one. Pages that only play do without. */
import type { LargerCut, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { cardsSpec, exportedCards, type RequestedCards } from './cards/cards-spec.ts';
import { labelSpec, type RequestedLabels } from './cards/label-spec.ts';
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
import { requestedMap } from './map/map-spec.ts';
import { isFeedbackNeedless, mapLabels, type RequestedNames } from './map-labels.ts';
import type { ByKind } from './registry.ts';

/** A request that its kind refuses. */
export type CutProblem = 'bad-cut' | 'bad-cards' | 'bad-map' | 'bad-feedback';

/** What a class asks for, of any kind. */
type RequestedPuzzle = RequestedCut | RequestedCards | RequestedLabels | RequestedNames;

const TABS: ByKind<TabSize> = { jigsaw: jigsawTab, cards: () => TAB_DEFAULT, map: () => TAB_DEFAULT };
const EXPORTS: ByKind<ExportedCut> = {
  jigsaw: exportedJigsaw,
  cards: exportedCards,
  map: () => ({ columns: 0, rows: 0 }),
};
const LARGER: ByKind<LargerCut | null, [PictureSize]> = { jigsaw: largerJigsaw, cards: () => null, map: () => null };

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
export function requestedSpec(request: RequestedPuzzle, picture: PictureSize | null, seed: number): PuzzleSpec | null {
  if ('map' in request) {
    if (picture !== null || isFeedbackNeedless(request)) return null;
    return request.names === 'cards' ? mapLabels(request, seed) : requestedMap(request, seed);
  }
  if ('layout' in request && request.layout === 'label')
    return picture === null ? null : labelSpec(request, picture, seed);
  if ('layout' in request) {
    // The photo has the cards' pictures.
    const isPictured = request.pictures === true;
    return isPictured === (picture !== null) ? cardsSpec(request, seed) : null;
  }
  return picture === null ? null : requestedJigsaw(request, picture, seed);
}

/** What to say of cuts of which no puzzle comes. */
export function cutProblem(cuts: readonly RequestedPuzzle[]): CutProblem {
  if (cuts.some((cut) => 'map' in cut && isFeedbackNeedless(cut))) return 'bad-feedback';
  if (cuts.some((cut) => 'map' in cut)) return 'bad-map';
  return cuts.some((cut) => 'layout' in cut) ? 'bad-cards' : 'bad-cut';
}

/** Is the whole picture the answer? Then it shows only once it is found. */
export function isPictureAnswer({ kind }: PuzzleSpec): boolean {
  return kind === 'cards';
}

/** May its pieces be turned? Cards are read, and a map's regions lie as they belong. */
export function mayTurn(request: RequestedPuzzle): boolean {
  return !('map' in request || 'layout' in request);
}

/** Are there hints from the start? They would tell what is right. */
export function mayHint(cut: RequestedPuzzle | PuzzleSpec): boolean {
  return !('feedback' in cut) || cut.feedback === undefined || cut.feedback === 'at-once';
}
