/** What a solver would do, as the log would tell it: the same choices, rests and ways as `Solver`, without a server, in time that does not pass. */
import { apply } from '../../shared/board/apply.ts';
import { type Board, dealtBoard, groupOf } from '../../shared/board/board.ts';
import { decide } from '../../shared/board/decide.ts';
import type { BoardEvent } from '../../shared/board/event.ts';
import type { Move } from '../../shared/board/move.ts';
import type { Rules } from '../../shared/board/rules.ts';
import type { Point } from '../../shared/geometry/pose.ts';
import { scatter } from '../../shared/puzzle/scatter.ts';
import type { Chance } from './chance.ts';
import { chooseNext } from './choice.ts';
import { wayOf } from './hand.ts';
import { LOOK_MS, MISSES, REACH_MS, REGRIP_MS, THINK_MS, THINKS, WRONG_PLACE } from './solver.ts';

export interface Told {
  readonly event: BoardEvent;
  /** Ms since the board was dealt. */
  readonly at: number;
  /** As it is before the event. It goes on changing. */
  readonly board: Board;
}

const SOLVER = { member: 1, page: 1, teacher: false } as const;

/** A board played to its end. Every event is told before it is applied. */
export function* historyOf(rules: Rules, chance: Chance, speed: number): Generator<Told> {
  const board = dealtBoard(rules, scatter(rules.puzzle, chance.seed, rules.turns), 1);
  let at = 0;
  let counter = 0;
  const rest = ([least, most]: readonly [number, number]) => {
    at += chance.between(least, most) / speed;
  };
  const off = ({ x, y }: Point, distance: number): Point => {
    const angle = chance.between(0, 2 * Math.PI);
    return { x: Math.round(x + distance * Math.cos(angle)), y: Math.round(y + distance * Math.sin(angle)) };
  };
  function* does(move: Move): Generator<Told> {
    const decision = decide(board, SOLVER, move, 1);
    if (!decision.ok) throw new Error(`a solver was refused: ${decision.refusal.code}`);
    for (const event of decision.events) {
      yield { event, at, board };
      board.seq += 1;
      apply(board, event, board.seq);
    }
  }
  function* carries(piece: number, to: Point): Generator<Told> {
    const startedAt = at;
    for (const { x, y, after } of wayOf(groupOf(board, piece), to, rules.puzzle.pieceSize, chance)) {
      at = startedAt + after / speed;
      yield* does({ kind: 'drag', piece, x, y });
    }
  }
  while (!board.solved) {
    rest(LOOK_MS);
    if (chance.happens(THINKS)) rest(THINK_MS);
    const choice = chooseNext(board, chance);
    if (choice === null) throw new Error('nothing fits anything');
    const { piece, goal } = choice;
    rest(REACH_MS);
    yield* does({ kind: 'lift', piece });
    if (chance.happens(WRONG_PLACE)) {
      yield* carries(piece, off(goal, chance.between(1, 2) * rules.puzzle.pieceSize));
      rest(REGRIP_MS);
    }
    const misses = chance.happens(MISSES);
    const to = off(goal, (misses ? chance.between(1.3, 2.5) : chance.between(0, 0.9)) * rules.tolerance);
    yield* carries(piece, to);
    rest(REGRIP_MS);
    counter += 1;
    const { epoch, seq } = board;
    yield* does({ kind: 'drop', piece, ...to, operation: { page: SOLVER.page, counter }, seen: { epoch, seq } });
  }
}
