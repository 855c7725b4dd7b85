/** Cuts jigsaws. A jigsaw depends on its spec alone, bit for bit in every engine. Other folders import this file, not those below it. */
import type { PieceId } from '#shared/ids.ts';
import type { JigsawSpec, Puzzle } from '#shared/puzzle/puzzle.ts';
import { homeX, homeY } from './grid.ts';

export { type GridPosition, gridPosition, pieceAt } from './grid.ts';
export { isJigsawSpec, jigsawSpec } from './jigsaw-spec.ts';
export { outlineOf, type Side, type Sides, sidesOf } from './outline.ts';

/** Computes homes and neighbours of all pieces; `outlineOf` gives each outline. O(pieces). */
export function cutJigsaw(spec: JigsawSpec): Puzzle {
  const { columns, rows } = spec;
  const pieces = columns * rows;
  const homesX = new Int32Array(pieces + 1);
  const homesY = new Int32Array(pieces + 1);
  const neighbours: PieceId[][] = [[]];
  const border: PieceId[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const piece = row * columns + column + 1;
      homesX[piece] = homeX(spec, column);
      homesY[piece] = homeY(spec, row);
      const around: PieceId[] = [];
      // In this order the neighbours ascend.
      if (row > 0) around.push(piece - columns);
      if (column > 0) around.push(piece - 1);
      if (column < columns - 1) around.push(piece + 1);
      if (row < rows - 1) around.push(piece + columns);
      neighbours.push(around);
      if (around.length < 4) border.push(piece);
    }
  }
  const pieceSize = Math.floor(Math.min(spec.width / columns, spec.height / rows));
  return { spec, pieces, homeX: homesX, homeY: homesY, neighbours, border, pieceSize };
}
