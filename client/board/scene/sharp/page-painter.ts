/** Paints pages of a sheet at the screen's resolution, as the scene's own textures show them: the cut picture, and the mat's with empty places. */
import { paintHollows } from '#client/board/hollows.ts';
import { TEXTURE_LONG_SIDE_MAX } from '#client/board/limits.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { edgePath, strokePaths } from '#client/board/scene/buffers/cut-edges.ts';
import { partsMeet } from '#shared/puzzle/parts-meet.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import { isOfMat, type PageGrid, pageArea, SLOT_SIDE } from './sheet-pages.ts';

/** Paints what of the sheet is in an area, on a context that draws units from the sheet's top left corner. */
export type PaintArea = (context: CanvasRenderingContext2D, area: SheetPart) => void;

export interface PagePainterOptions {
  readonly puzzle: Puzzle;
  readonly paint: PaintArea;
  /** The rectangle of the sheet around each piece; index = piece. */
  readonly boxes: readonly SheetPart[];
  readonly hollows: readonly SheetPart[];
  readonly grid: PageGrid;
  readonly hasCutLines: boolean;
}

export class PagePainter {
  readonly #options: PagePainterOptions;
  /** The edge of each piece, once it is needed. */
  readonly #edges = new Map<number, Path2D>();

  constructor(options: PagePainterOptions) {
    this.#options = options;
  }

  /** `left`, `top`: of the slot on the canvas. Pixels. */
  paint(context: CanvasRenderingContext2D, page: number, left: number, top: number): void {
    const { grid, paint, puzzle, hollows, hasCutLines } = this.#options;
    const area = pageArea(grid, page);
    context.save();
    context.beginPath();
    context.rect(left, top, SLOT_SIDE, SLOT_SIDE);
    context.clip();
    context.translate(left - area.left * grid.scale, top - area.top * grid.scale);
    context.save();
    context.scale(grid.scale, grid.scale);
    paint(context, area);
    context.restore();
    if (isOfMat(grid, page)) {
      // As wide as on the sheet's own texture.
      context.lineWidth = (Math.max(puzzle.spec.width, puzzle.spec.height) / TEXTURE_LONG_SIDE_MAX) * grid.scale;
      paintHollows(
        context,
        hollows.filter((hollow) => partsMeet(area, hollow)),
        grid.scale,
      );
    } else if (hasCutLines) strokePaths(context, this.#edgesIn(area), puzzle.pieceSize * grid.scale);
    context.restore();
  }

  #edgesIn(area: SheetPart): Path2D[] {
    const { puzzle, boxes, grid } = this.#options;
    // A line is half outside of its piece.
    const rim = puzzle.pieceSize / 10;
    const paths: Path2D[] = [];
    for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
      const box = boxes[piece];
      if (box === undefined || !partsMeet(area, box, rim)) continue;
      const path = this.#edges.get(piece) ?? edgePath(puzzle, outlinesOf(puzzle), piece, grid.scale);
      this.#edges.set(piece, path);
      paths.push(path);
    }
    return paths;
  }
}
