/** A simulated game: the events of a solver with the choices, pauses and drag paths of `Solver`, without a server and in simulated time. */

import { chooseNext } from '#client/headless/choose-next.ts';
import { dragPath } from '#client/headless/drag-path.ts';
import type { SeededRandom } from '#client/headless/seeded-random.ts';
import {
  MISS_PROBABILITY,
  MOVE_TO_PIECE_MS,
  REGRIP_MS,
  SCAN_MS,
  THINK_MS,
  THINK_PROBABILITY,
  WRONG_PLACE_PROBABILITY,
} from '#client/headless/solver.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, dealtBoard, groupOf } from '#shared/board/board.ts';
import type { BoardEvent } from '#shared/board/board-event.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import type { Move } from '#shared/board/move.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { scatter } from '#shared/puzzle/scatter.ts';

export interface TimedEvent {
  readonly event: BoardEvent;
  /** Ms since the board was dealt. */
  readonly at: number;
  /** The board before the event. It changes with the next event. */
  readonly board: Board;
}

const SOLVER = { member: 1, page: 1, isTeacher: false } as const;

/** Plays a board until it is solved. Yields every event before it is applied. */
export function* simulateGame(rules: Rules, random: SeededRandom, speed: number): Generator<TimedEvent> {
  const board = dealtBoard(rules, scatter(rules.puzzle, random.seed, rules.turns), 1);
  let at = 0;
  let counter = 0;
  const rest = ([shortest, longest]: readonly [number, number]) => {
    at += random.between(shortest, longest) / speed;
  };
  const off = ({ x, y }: Point, distance: number): Point => {
    const angle = random.between(0, 2 * Math.PI);
    return { x: Math.round(x + distance * Math.cos(angle)), y: Math.round(y + distance * Math.sin(angle)) };
  };
  function* perform(move: Move): Generator<TimedEvent> {
    const decision = decide(board, SOLVER, move, 1);
    if (!decision.ok) throw new Error(`a solver was refused: ${decision.refusal.code}`);
    for (const event of decision.events) {
      yield { event, at, board };
      board.seq += 1;
      apply(board, event, board.seq);
    }
  }
  function* drag(piece: number, to: Point): Generator<TimedEvent> {
    const startedAt = at;
    for (const { x, y, after } of dragPath(groupOf(board, piece), to, rules.puzzle.pieceSize, random)) {
      at = startedAt + after / speed;
      yield* perform({ kind: 'drag', piece, x, y });
    }
  }
  while (!board.solved) {
    rest(SCAN_MS);
    if (random.happens(THINK_PROBABILITY)) rest(THINK_MS);
    const choice = chooseNext(board, random);
    if (choice === null) throw new Error('no free group fits another');
    const { piece, goal } = choice;
    rest(MOVE_TO_PIECE_MS);
    yield* perform({ kind: 'lift', piece });
    if (random.happens(WRONG_PLACE_PROBABILITY)) {
      yield* drag(piece, off(goal, random.between(1, 2) * rules.puzzle.pieceSize));
      rest(REGRIP_MS);
    }
    const misses = random.happens(MISS_PROBABILITY);
    const to = off(goal, (misses ? random.between(1.3, 2.5) : random.between(0, 0.9)) * rules.tolerance);
    yield* drag(piece, to);
    rest(REGRIP_MS);
    counter += 1;
    const { epoch, seq } = board;
    yield* perform({ kind: 'drop', piece, ...to, operation: { page: SOLVER.page, counter }, seen: { epoch, seq } });
  }
}
