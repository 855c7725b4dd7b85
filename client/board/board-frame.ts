/** What a board shows at one moment: the mirror makes a frame, play alters it, and the stage and the scene draw it. */
import { type Board, groupOf } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId, Member, PieceId } from '#shared/ids.ts';

/** Where another member points, in units. */
export interface RemotePointer extends Point {
  readonly member: Member;
  readonly laser: boolean;
}

/** At the right of the board, or below it. */
export type TrayPlace = 'side' | 'bottom';

/** Opacity of the ghost in place of an empty mat. */
export const GHOST_OPACITY = 0.35;
/** ... and while a person looks at it: in its colours, and a little behind the pieces that lie on it. */
export const VIEWED_GHOST_OPACITY = 0.8;

/** Places are in units. */
export interface BoardFrame {
  /** Its groups are never changed in place: the scene compares them by identity. */
  readonly board: Board;
  /** Groups that are drawn elsewhere than the board has them: dragged here, moving there, or gliding back. May have fractions. */
  readonly positions: ReadonlyMap<GroupId, Point>;
  /** Groups in this page's hand. */
  readonly inHand: ReadonlySet<GroupId>;
  /** The group that was chosen on this page, by keys or by a press that was released at once; it is outlined. */
  readonly chosen: GroupId | null;
  readonly pointers: readonly RemotePointer[];
  /** The next frame differs even if nothing more happens. */
  readonly isMoving: boolean;
  /** Opacity of the picture on the mat, 0..1. */
  readonly ghostOpacity: number;
  /** Opacity of the cut lines, 0..1; below 1 only in a solved picture. */
  readonly cutLineOpacity: number;
  /** What the view shows at home: the whole table, or the mat as large as the view allows. */
  readonly homeView: 'table' | 'mat';
  /** Once it is solved, praise stands over the board's upper edge: the view leaves it room there. */
  readonly hasPraise: boolean;
  /** Where a tray beside the board shows some of the pieces. A piece released over it goes back. Null: there is none. */
  readonly tray: TrayPlace | null;
  /** A replay shows it: nothing on it can be taken, and the view stays where it is. */
  readonly isPast: boolean;
}

/** The board as it is, with nothing in hand. */
export function plainFrame(board: Board): BoardFrame {
  return {
    board,
    positions: new Map(),
    inHand: new Set(),
    chosen: null,
    pointers: [],
    isMoving: false,
    ghostOpacity: 0,
    cutLineOpacity: 1,
    homeView: 'table',
    hasPraise: false,
    tray: null,
    isPast: false,
  };
}

/** Places always show. */
export function ghostOpacityOf({ board, ghostOpacity }: BoardFrame): number {
  return board.rules.puzzle.settle === null ? ghostOpacity : 1;
}

/** The frame with this piece's group outlined as a chosen one; null: as it is. */
export function withChosen(frame: BoardFrame, piece: PieceId | null): BoardFrame {
  return piece === null ? frame : { ...frame, chosen: groupOf(frame.board, piece).id };
}

/** Groups that another hand holds. O(groups). */
export function heldGroups({ board, inHand }: BoardFrame): { group: GroupId; member: Member }[] {
  const held: { group: GroupId; member: Member }[] = [];
  for (const { id, hold } of board.groups.values()) {
    if (hold !== null && !inHand.has(id)) held.push({ group: id, member: hold.member });
  }
  return held;
}

export function chosenGroups({ chosen, board }: BoardFrame): readonly GroupId[] {
  return chosen !== null && board.groups.has(chosen) ? [chosen] : [];
}

/** Groups that are drawn above all others, and larger: held by anyone, or chosen here. O(groups). */
export function liftedGroups(frame: BoardFrame): ReadonlySet<GroupId> {
  return new Set([...heldGroups(frame).map(({ group }) => group), ...chosenGroups(frame), ...frame.inHand]);
}
