/** The part of the picture that a hint lights up: a quarter, then a strip across, then the piece's own outline. */
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { middleOfCell } from './grid-cells.ts';
import type { Hint } from './hints.ts';

/** Where the picture lies: its middle on the plane in units, and its turn in steps. */
export interface PicturePlace extends Point {
  readonly turn: number;
}

/** Polygons on the plane, in units: one, or one for each ring of the piece's outline. */
export function hintArea(puzzle: Puzzle, { piece, level }: Hint, picture: PicturePlace): Point[][] {
  const outline = outlineOf(puzzle, piece);
  const box = boxOf(outline.flat());
  const area =
    level >= 3 ? outline : [cornersOf(level === 2 ? stripAround(puzzle, box) : quarterWith(puzzle, piece, box))];
  return area.map((polygon) =>
    polygon.map((point) => {
      const { x, y } = rotate(point.x, point.y, picture.turn);
      return { x: picture.x + x, y: picture.y + y };
    }),
  );
}

/** Whether the middle of a cell is in what the hint lights up. */
export function isInHint(puzzle: Puzzle, hint: Hint, cell: PieceId): boolean {
  if (puzzle.boxes !== undefined && hint.level > 1) return puzzle.boxes.isSameBox(cell, hint.piece);
  const { left, top, right, bottom } = boxOf(hintArea(puzzle, hint, { x: 0, y: 0, turn: 0 }).flat());
  const { x, y } = middleOfCell(puzzle, cell);
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** The quarter of the picture that the piece's middle is in; on a middle line, the left or the upper one. */
export function quarterOf(
  { homeX, homeY }: Puzzle,
  piece: PieceId,
): { readonly isLeft: boolean; readonly isTop: boolean } {
  return { isLeft: (homeX[piece] ?? 0) <= 0, isTop: (homeY[piece] ?? 0) <= 0 };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The rings of the piece about the picture's middle. */
function outlineOf(puzzle: Puzzle, piece: PieceId): Point[][] {
  const [homeX, homeY] = [puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0];
  return (outlinesOf(puzzle).byPiece[piece] ?? []).map(({ corners }) => {
    const points: Point[] = [];
    for (let at = 0; at + 1 < corners.length; at += 2)
      points.push({
        x: homeX + (corners[at] ?? 0) / STEPS_PER_UNIT,
        y: homeY + (corners[at + 1] ?? 0) / STEPS_PER_UNIT,
      });
    return points;
  });
}

function boxOf(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** From one side of the picture to the other, as high as the piece. */
function stripAround({ spec: { width } }: Puzzle, box: Box): Box {
  return { ...box, left: -width / 2, right: width / 2 };
}

/** With all of a piece that lies across the quarter's edge. */
function quarterWith(puzzle: Puzzle, piece: PieceId, { left, top, right, bottom }: Box): Box {
  const { width, height } = puzzle.spec;
  const { isLeft, isTop } = quarterOf(puzzle, piece);
  return {
    left: isLeft ? -width / 2 : Math.min(0, left),
    top: isTop ? -height / 2 : Math.min(0, top),
    right: isLeft ? Math.max(0, right) : width / 2,
    bottom: isTop ? Math.max(0, bottom) : height / 2,
  };
}

function cornersOf({ left, top, right, bottom }: Box): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}
