/** Cuts jigsaws. A jigsaw depends on its spec alone, bit for bit in every engine. */
import { knobReach } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Place, Puzzle } from '#shared/puzzle/puzzle.ts';
import { gridPosition, homeX, homeY } from './grid.ts';
import type { JigsawSpec } from './jigsaw-spec.ts';
import { ringOf, sidesOf } from './outline.ts';

/** Computes homes and neighbours of all pieces; outlines, sides and places are computed when they are asked for. O(pieces). */
export function cutJigsaw(spec: JigsawSpec): Puzzle {
  const { columns, rows } = spec;
  const pieces = columns * rows;
  const homesX = new Int32Array(pieces + 1);
  const homesY = new Int32Array(pieces + 1);
  const neighbours: PieceId[][] = [[]];
  const onBorder = new Uint8Array(pieces + 1);
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
      if (around.length < 4) onBorder[piece] = 1;
    }
  }
  return {
    spec,
    pieces,
    homeX: homesX,
    homeY: homesY,
    neighbours,
    onBorder,
    pieceSize: Math.floor(Math.min(spec.width / columns, spec.height / rows)),
    box: boxOf(spec),
    isMatAlwaysOn: false,
    ownSlots: null,
    grid: { sidesOf: (piece) => sidesOf(spec, piece) },
    settle: null,
    placeOf: (piece) => placeOf(spec, piece),
    pieceName: () => null,
    outlineOf: (piece) => [ringOf(spec, piece)],
  };
}

function boxOf(spec: JigsawSpec): number {
  const width = spec.width / spec.columns;
  const height = spec.height / spec.rows;
  const knobLength = knobReach(spec.tab) * Math.min(width, height);
  // Only inner edges have knobs. A line and a home are each rounded by at most half a unit.
  return (
    Math.ceil(
      Math.max(width + (spec.columns > 1 ? 2 * knobLength : 0), height + (spec.rows > 1 ? 2 * knobLength : 0)),
    ) + 2
  );
}

function placeOf(spec: JigsawSpec, piece: PieceId): Place {
  const { column, row } = gridPosition(spec, piece);
  const [width, height] = [spec.width / spec.columns, spec.height / spec.rows];
  const name = { kind: 'cell', row: row + 1, column: column + 1 } as const;
  return { left: column * width, top: row * height, width, height, name };
}
