/** The plan of a scenario, and how the load reads its frames. */
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import { FRAME } from '#shared/wire/frames/frame-header.ts';
import { decodeTickFrame } from '#shared/wire/frames/tick-frame.ts';
import { decodeWall } from '#shared/wire/frames/wall-frame.ts';
import type { HandPosition } from './crowd.ts';

export interface ScenarioPlan {
  /** All students at one board, or a board each and the teacher at the wall. */
  readonly mode: 'together' | 'each';
  readonly columns: number;
  readonly rows: number;
  readonly hands: number;
}

/** The piece of a hand. The hands' pieces are spread evenly over the puzzle. */
export function pieceOf({ columns, rows, hands, mode }: ScenarioPlan, hand: number): PieceId {
  return mode === 'each' ? 1 : 1 + hand * Math.floor((columns * rows) / hands);
}

/** Is it a frame of a tick or of the wall, by its first byte? */
export function isCountedFrame(bytes: Uint8Array): boolean {
  const type = (bytes[0] ?? 0) & 15;
  return type === FRAME.tick || type === FRAME.wall;
}

export function positionsInTick(plan: ScenarioPlan): (bytes: Uint8Array) => HandPosition[] {
  const handOf = new Map(Array.from({ length: plan.hands }, (_, hand) => [pieceOf(plan, hand), hand]));
  return (bytes) =>
    isCountedFrame(bytes)
      ? decodeTickFrame(bytes).tick.drags.flatMap(({ group, x, y }) => {
          const hand = handOf.get(group);
          return hand === undefined ? [] : [{ hand, x, y }];
        })
      : [];
}

/** @param numbers the board of each hand */
export function positionsInWall(numbers: readonly BoardNumber[]): (bytes: Uint8Array) => HandPosition[] {
  return (bytes) =>
    isCountedFrame(bytes)
      ? decodeWall(bytes).flatMap(({ board, groups }) =>
          groups.map(({ x, y }) => ({ hand: numbers.indexOf(board), x, y })),
        )
      : [];
}
