/** Paints one tile in the view of its wall: the table or what is near the mat at first, later the mat. When that changes the whole tile is painted. */
import type { PieceAtlas } from '#client/board/canvas/piece-atlas.ts';
import type { Theme } from '#client/ui/theme.ts';
import type { Board } from '#shared/board/board.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { ChangedGroups } from './changed-groups.ts';
import { paintBoard } from './paint-board.ts';
import { type TileView, tileCrop } from './tile-crop.ts';

/** What a painted tile shows, and at how many pixels a unit. */
export interface ShownView {
  readonly view: TileView;
  readonly scale: number;
}

export interface TilePainting {
  /** Its canvas is the tile. */
  readonly context: CanvasRenderingContext2D;
  readonly board: Board;
  readonly theme: Theme;
  readonly view: TileView;
  readonly changed: ChangedGroups;
  /** What the tile showed before; undefined: nothing yet. */
  readonly before: ShownView | undefined;
  /** Pixels of the tile a CSS pixel. Without it, 1. */
  readonly pixelRatio?: number;
  /** @param width of the picture. Pixels */
  readonly atlasOf: (puzzle: Puzzle, width: number) => PieceAtlas;
}

export function paintTile(painting: TilePainting): ShownView {
  const { context, board, theme, view, changed, before, pixelRatio = 1, atlasOf } = painting;
  const { canvas } = context;
  const { puzzle } = board.rules;
  const crop = tileCrop(board, canvas.width / canvas.height, view);
  const atlas = atlasOf(puzzle, Math.round((canvas.width * puzzle.spec.width) / (crop.right - crop.left)));
  const isSameView = before?.view === view;
  paintBoard({ context, board, atlas, theme, view, pixelRatio, changed: isSameView ? changed : null });
  return isSameView ? before : { view, scale: atlas.scale };
}
