/** Keeps a mounted stage's sheet, which this page paints, as sharp as the screen when it is zoomed in. */
import { SharpSheet } from '#client/board/scene/sharp/sharp-sheet.ts';
import type { Stage } from '#client/board/stage/stage.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { prepareSheet } from './sheet.ts';
import type { SheetPhoto } from './sheet-photo.ts';

/** @param photo decodes the one that the sheet is painted on, once it is zoomed in, and again for a stage that has lost its graphics context */
export function sharpenSheet(stage: Stage, puzzle: Puzzle, photo: () => Promise<SheetPhoto | null>): void {
  const prepare = async () => prepareSheet(puzzle.spec, await photo());
  stage.setFaces(new SharpSheet({ puzzle, prepare, onPainted: () => stage.invalidate() }));
}
