/** A small board for the tests of this folder: 6 by 4 pieces, dealt. */
import { type Board, dealtBoard, groupOf } from '../../shared/board/board.ts';
import { rulesOf } from '../../shared/board/rules.ts';
import type { Point } from '../../shared/geometry/pose.ts';
import type { GroupId, PieceId } from '../../shared/ids.ts';
import { cutJigsaw, jigsawSpec } from '../../shared/puzzle/jigsaw.ts';
import type { Ease, Puzzle } from '../../shared/puzzle/puzzle.ts';
import { scatter } from '../../shared/puzzle/scatter.ts';

export function samplePuzzle(columns = 6, rows = 4): Puzzle {
  return cutJigsaw(jigsawSpec({ seed: 11, columns, rows, pixelWidth: 1500, pixelHeight: 1000, tab: 20 }));
}

export function sampleBoard(ease: Ease = 'easy', turns = false): Board {
  const rules = rulesOf(samplePuzzle(), ease, turns);
  return dealtBoard(rules, scatter(rules.puzzle, 5, turns), 1);
}

/** Puts a group somewhere else, as `apply` would: by a new object. */
export function replaced(
  board: Board,
  piece: PieceId,
  change: { x?: number; y?: number; turn?: number; z?: number },
): void {
  const group = groupOf(board, piece);
  board.groups.set(group.id, { ...group, ...change });
}

export const NOTHING_LYING: ReadonlyMap<GroupId, Point> = new Map();
export const NOTHING_LIFTED: ReadonlySet<GroupId> = new Set();
