/** What fills the main area of a teacher's page: the wall of all boards, the join instructions, or one board. */
import { useRef, useState } from 'preact/hooks';
import type { BoardNumber } from '#shared/ids.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';

/** `code`: the join instructions. */
export type MainContent = 'wall' | 'code' | BoardNumber;

export interface MainState {
  readonly content: MainContent;
  /** The board that is shown, if it is one. */
  readonly board: BoardView | undefined;
  /** The boards in the order of their tiles; the wall writes it. */
  readonly order: { current: readonly BoardNumber[] };
  readonly show: (content: MainContent) => void;
  /** Shows the next board in the order of the tiles, or the previous one; after the last comes the first. */
  readonly step: (by: 1 | -1) => void;
}

export function useMainContent(view: ClassroomView): MainState {
  const order = useRef<readonly BoardNumber[]>([]);
  // An empty class shows the join instructions; they stay while the first students join.
  const [wanted, show] = useState<MainContent>(view.seats === 0 ? 'code' : 'wall');
  const board = view.boards.find((each) => each.board === wanted);
  const content = board === undefined && typeof wanted === 'number' ? 'wall' : wanted;
  const step = (by: 1 | -1) => {
    const boards = order.current;
    const at = board === undefined ? -1 : boards.indexOf(board.board);
    const next = boards[(at + by + boards.length) % Math.max(1, boards.length)];
    if (next !== undefined) show(next);
  };
  return { content, board, order, show, step };
}
