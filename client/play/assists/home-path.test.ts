import { expect, it } from 'vitest';
import { apply } from '#shared/board/apply.ts';
import { dealtBoard, groupOf, pieceCentre } from '#shared/board/board.ts';
import { boardRules, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { homePath, loosePieces, picturePlace, placeBeside } from './home-path.ts';

const puzzle = cutJigsaw(jigsawSpec({ seed: 5, columns: 4, rows: 3, pixelWidth: 800, pixelHeight: 600, tab: 20 }));
const rules = boardRules(puzzle, 'normal', false, true);
const operation = { page: 1, counter: 1 };

function dealt() {
  return dealtBoard(rules, scatter(puzzle, 7, false), 1);
}

it('leads from where a piece lies to its home on the mat, and is null once it is there', () => {
  const board = dealt();
  expect(homePath(board, 6)).toEqual({
    from: pieceCentre(board, 6),
    to: { x: MAT_ORIGIN.x + (puzzle.homeX[6] ?? 0), y: MAT_ORIGIN.y + (puzzle.homeY[6] ?? 0) },
  });
  apply(board, { kind: 'joined', group: 0, other: 1, ...MAT_ORIGIN }, 2);
  expect(homePath(board, 1)).toBeNull();
  expect(loosePieces(board)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

it('lays a piece from the mat beside it, on no other piece and where it joins nothing', () => {
  const board = dealt();
  const { x, y } = groupOf(board, 9);
  apply(board, { kind: 'dropped', group: 9, x: x + 1, y, member: 1, operation }, 2);
  apply(
    board,
    { kind: 'dropped', group: 9, x: MAT_ORIGIN.x + 6_000, y: MAT_ORIGIN.y - 4_000, member: 1, operation },
    3,
  );
  const at = placeBeside(board, 9);
  expect(at).not.toBeNull();
  apply(board, { kind: 'dropped', group: 9, x: at?.x ?? 0, y: at?.y ?? 0, member: 0, operation }, 4);
  const laid = pieceCentre(board, 9);
  const isOnMat =
    Math.abs(laid.x - MAT_ORIGIN.x) < puzzle.spec.width / 2 && Math.abs(laid.y - MAT_ORIGIN.y) < puzzle.spec.height / 2;
  expect(isOnMat).toBe(false);
  for (const other of loosePieces(board)) {
    if (other === 9) continue;
    const { x: otherX, y: otherY } = pieceCentre(board, other);
    expect(Math.max(Math.abs(otherX - laid.x), Math.abs(otherY - laid.y))).toBeGreaterThan(puzzle.pieceSize);
  }
});

it('finds the picture without a mat at the largest group on the board that the piece fits to, else at a large one', () => {
  const board = dealtBoard(boardRules(puzzle, 'hard', false, true), scatter(puzzle, 7, false), 1);
  apply(board, { kind: 'joined', group: 1, other: 2, x: 20_000, y: 21_000 }, 2);
  expect(picturePlace(board, 3)).toMatchObject({ x: 20_000, y: 21_000 });
  expect(picturePlace(board, 12)).toMatchObject(groupOf(board, 8));
  const inTray = (id: number) => id > 1;
  expect(picturePlace(board, 12, inTray)).toMatchObject({ x: 20_000, y: 21_000 });
  expect(picturePlace(board, 12, () => true)).toEqual({ ...MAT_ORIGIN, turn: 0 });
});
