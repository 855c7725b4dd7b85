/** Paints a board at the size of a tile, or only the part of it that has changed. */
import type { Rect } from '#client/board/camera/camera.ts';
import { drawPieces, type PieceAtlas } from '#client/board/canvas/piece-atlas.ts';
import { groupBounds, markedRect } from '#client/board/group-bounds.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { BOARD_THEMES, matColour } from '#client/board/scene/board-theme.ts';
import { namePainterOf } from '#client/play/picture/board-names.ts';
import { cssColour } from '#client/ui/seat/member-colours.ts';
import type { Theme } from '#client/ui/theme.ts';
import { type Board, type Group, isAbove } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { TURN_STEPS } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { ChangedGroups } from './changed-groups.ts';
import { paintWrongMark } from './paint-wrong-mark.ts';
import { isDrawn, type TileView, tileCrop } from './tile-crop.ts';

export interface PaintOptions {
  readonly context: CanvasRenderingContext2D;
  readonly board: Board;
  readonly atlas: PieceAtlas;
  readonly theme: Theme;
  /** What has changed since the canvas was last painted. */
  readonly changed: ChangedGroups;
  /** Without it, that of a board which is shown by itself. */
  readonly view?: TileView;
  /** All that is on the canvas, and not only what a tile shows at least. */
  readonly isWhole?: boolean;
  /** Pixels of the canvas a CSS pixel. Without it, 1. */
  readonly pixelRatio?: number;
}

/** How far below a piece its shadow falls, at rest and while held. Shares of a piece's short side. */
const SHADOW_SHARE = 0.06;
const SHADOW_SHARE_HELD = 0.11;

export function paintBoard(options: PaintOptions): void {
  const { context, board, atlas, theme, changed, view, isWhole = false, pixelRatio = 1 } = options;
  const { canvas } = context;
  const { puzzle } = board.rules;
  const aspect = canvas.width / canvas.height;
  const crop = tileCrop(board, aspect, view);
  const { scale } = atlas;
  const all = { left: 0, top: 0, right: canvas.width, bottom: canvas.height };
  const margin = outlinesOf(puzzle).halfExtent + puzzle.pieceSize * SHADOW_SHARE_HELD;
  const pixelsOf = (group: Group): Rect => {
    const { left, top, right, bottom } = groupBounds(puzzle, group, group, margin);
    return {
      left: Math.floor((left - crop.left) * scale) - 2,
      top: Math.floor((top - crop.top) * scale) - 2,
      right: Math.ceil((right - crop.left) * scale) + 2,
      bottom: Math.ceil((bottom - crop.top) * scale) + 2,
    };
  };
  const paintNames = namePainterOf(puzzle);
  // The name of a piece that has come to its place may be far beside it.
  const isAllDirty = changed === null || (paintNames !== null && changed.some(({ id }) => id === MAT_ID));
  const dirty = isAllDirty ? all : intersectionOf(unionOf(changed.map(pixelsOf)), all);
  if (dirty.right <= dirty.left || dirty.bottom <= dirty.top) return;

  context.save();
  context.beginPath();
  context.rect(dirty.left, dirty.top, dirty.right - dirty.left, dirty.bottom - dirty.top);
  context.clip();
  const boardTheme = BOARD_THEMES[theme];
  context.fillStyle = cssColour(boardTheme.table);
  context.fillRect(dirty.left, dirty.top, dirty.right - dirty.left, dirty.bottom - dirty.top);
  const mat = {
    x: Math.round((MAT_ORIGIN.x - puzzle.spec.width / 2 - crop.left) * scale),
    y: Math.round((MAT_ORIGIN.y - puzzle.spec.height / 2 - crop.top) * scale),
  };
  const { fullPicture } = atlas;
  if (board.rules.mat !== 'none') {
    context.fillStyle = cssColour(matColour(boardTheme));
    context.fillRect(mat.x, mat.y, fullPicture.width, fullPicture.height);
    const outline = atlas.matOutline(boardTheme);
    if (outline !== null) context.drawImage(outline, mat.x, mat.y);
    if (atlas.places !== null) context.drawImage(atlas.places, mat.x, mat.y);
    context.strokeStyle = cssColour(boardTheme.matBorder);
    context.lineWidth = 1;
    context.strokeRect(mat.x - 0.5, mat.y - 0.5, fullPicture.width + 1, fullPicture.height + 1);
  }
  const isWholePicture = board.solved && board.groups.size === 1;
  if (isWholePicture) context.drawImage(fullPicture, mat.x, mat.y);
  else {
    const groups = [...board.groups.values()].filter(
      (group) => (isWhole || isDrawn(board, group, aspect, view)) && intersects(pixelsOf(group), dirty),
    );
    groups.sort((a, b) => (a === b ? 0 : isUnder(a, b) ? -1 : 1));
    for (const group of groups) drawGroup({ context, board, atlas, theme }, group, mat, dirty);
  }
  if (paintNames !== null) {
    const inPlace = new Set(board.groups.get(MAT_ID)?.pieces);
    const isInPlace = (piece: PieceId) => inPlace.has(piece);
    // In the dark the mat shows through the water, unless all of the sheet does.
    const isDark = theme === 'dark' && !isWholePicture;
    const ink = isDark ? { ink: '#ffffff', ground: cssColour(boardTheme.table) } : null;
    context.translate(mat.x, mat.y);
    paintNames(context, { puzzle, scale, pixelRatio, ink, isInPlace });
  }
  context.restore();
}

/** Held groups are painted over groups at rest. */
function isUnder(a: Group, b: Group): boolean {
  const held = a.hold !== null;
  return held === (b.hold !== null) ? isAbove(b, a) : !held;
}

interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly board: Board;
  readonly atlas: PieceAtlas;
  readonly theme: Theme;
}

/** @param mat the top left corner of the picture on the mat. Pixels */
function drawGroup(
  { context, board, atlas, theme }: Drawing,
  group: Group,
  mat: { readonly x: number; readonly y: number },
  dirty: Rect,
): void {
  const { scale, cell, fullPicture } = atlas;
  const left = mat.x + Math.round((group.x - MAT_ORIGIN.x) * scale);
  const top = mat.y + Math.round((group.y - MAT_ORIGIN.y) * scale);
  const isTurned = group.turn !== 0;
  // A large group is painted only within the dirty rectangle; a turned one as a whole.
  const isInView = (x: number, y: number) =>
    isTurned || (x <= dirty.right && x + cell >= dirty.left && y <= dirty.bottom && y + cell >= dirty.top);
  context.save();
  if (isTurned) {
    const x = left + fullPicture.width / 2;
    const y = top + fullPicture.height / 2;
    context.translate(x, y);
    context.rotate((group.turn * 2 * Math.PI) / TURN_STEPS);
    context.translate(-x, -y);
  }
  if (group.id !== MAT_ID && !isTurned) {
    const share = group.hold === null ? SHADOW_SHARE : SHADOW_SHARE_HELD;
    context.globalAlpha = BOARD_THEMES[theme].shadow;
    const down = Math.max(1, Math.round(board.rules.puzzle.pieceSize * scale * share));
    drawPieces(context, atlas, 'shadows', group.pieces, { x: left, y: top + down }, isInView);
    context.globalAlpha = 1;
  }
  drawPieces(context, atlas, 'pieces', group.pieces, { x: left, y: top }, isInView);
  if (board.wrongPieces.has(group.id)) {
    const { width, height } = board.rules.puzzle.spec;
    const card = markedRect(board.rules.puzzle, group.id, { x: width / 2, y: height / 2 });
    const scaled = {
      left: left + card.left * scale,
      top: top + card.top * scale,
      width: card.width * scale,
      height: card.height * scale,
    };
    paintWrongMark(context, scaled);
  }
  context.restore();
}

function unionOf(rects: readonly Rect[]): Rect {
  return {
    left: Math.min(...rects.map(({ left }) => left)),
    top: Math.min(...rects.map(({ top }) => top)),
    right: Math.max(...rects.map(({ right }) => right)),
    bottom: Math.max(...rects.map(({ bottom }) => bottom)),
  };
}

function intersectionOf(a: Rect, b: Rect): Rect {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

function intersects(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
