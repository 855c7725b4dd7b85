/** Keeps a mounted stage's sheet, which this page paints, as sharp as the screen when it is zoomed in, and lets pictures of its cards move. */
import { loadPart } from '#client/app/parts/lazy-part.ts';
import { SharpSheet } from '#client/board/scene/sharp/sharp-sheet.ts';
import type { MovePictureDeps } from '#client/play/motion/move-picture.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { picturePlaces } from './cards/picture-places.ts';
import { prepareSheet } from './sheet.ts';
import type { SheetPhoto } from './sheet-photo.ts';

const loadSmallNames = () => import('./map/small-names.ts');
const loadPlaceLight = () => import('./cards/place-light.ts');

/** @param photo decodes the one that the sheet is painted on, once it is zoomed in, and again for a stage that has lost its graphics context */
export function sharpenSheet(deps: MovePictureDeps, puzzle: Puzzle, photo: () => Promise<SheetPhoto | null>): void {
  const { activity, stage, unmounted } = deps;
  const prepare = async () => prepareSheet(puzzle.spec, await photo());
  const painted = new SharpSheet({ puzzle, prepare, onPainted: () => stage.invalidate() });
  stage.setFaces(painted);
  if (puzzle.showsNames === true) {
    const endLoading = loadPart(
      loadSmallNames,
      ({ showSmallNames }) => void showSmallNames({ ...deps, sheet: painted }, puzzle),
    );
    unmounted.addEventListener('abort', endLoading);
  }
  if (puzzle.placeTaking !== undefined) {
    const endLoading = loadPart(loadPlaceLight, ({ showPlaceLight }) => showPlaceLight(deps, puzzle));
    unmounted.addEventListener('abort', endLoading);
  }
  const places = picturePlaces(puzzle, activity.motion?.cards ?? []);
  if (places.size === 0) return;
  const endLoading = loadPart(
    () => import('#client/play/motion/move-picture.ts'),
    ({ moveCards }) => moveCards(deps, { puzzle, places, painted }),
  );
  unmounted.addEventListener('abort', endLoading);
}
