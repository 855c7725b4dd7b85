/**
 * How a board opens that nobody has touched yet: the picture whole for a moment, then its pieces slide to where they lie. It changes how
 * the board is drawn, not the board, and ends at once when anybody does anything.
 */
import type { Board, Group } from '../../../shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '../../../shared/board/rules.ts';
import { type Point, turned } from '../../../shared/geometry/pose.ts';
import type { GroupId } from '../../../shared/ids.ts';
import { OPENING_SLIDE_MS, OPENING_WHOLE_MS } from '../../limits.ts';

/** What is drawn instead of the board as it is. */
export interface OpeningLook {
  readonly board: Board;
  readonly lying: ReadonlyMap<GroupId, Point>;
}

export class Opening {
  #since: number | null = null;
  /** All pieces as they lie in the picture. */
  #whole: OpeningLook | null = null;

  /** Monotonic ms. */
  begin(board: Board, now: number): void {
    if (!isUntouched(board)) return;
    this.#since = now;
    const groups = [...board.groups].map(([id, group]) => [id, { ...group, turn: 0 }] as const);
    const whole = { ...board, groups: new Map(groups) };
    this.#whole = { board: whole, lying: new Map(loose(board).map(({ id }) => [id, MAT_ORIGIN])) };
  }

  end(): void {
    this.#since = null;
    this.#whole = null;
  }

  get isRunning(): boolean {
    return this.#since !== null;
  }

  isSliding(now: number): boolean {
    return this.#since !== null && now - this.#since >= OPENING_WHOLE_MS;
  }

  /**
   * Null when it is over: the board is drawn as it is.
   * @param fall where pieces slide into a tray below the board: so many units down; null where they slide to their places
   */
  at(board: Board, now: number, fall: number | null): OpeningLook | null {
    if (this.#since === null || this.#whole === null) return null;
    const share = (now - this.#since - OPENING_WHOLE_MS) / OPENING_SLIDE_MS;
    if (share >= 1 || !isUntouched(board)) {
      this.end();
      return null;
    }
    if (share < 0) return this.#whole;
    const eased = share * share * (3 - 2 * share);
    const lying = new Map<GroupId, Point>();
    for (const group of loose(board)) {
      const from = homeOf(board, group);
      const to = fall === null ? group : { x: from.x, y: from.y + fall };
      lying.set(group.id, { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased });
    }
    return { board, lying };
  }
}

/** Has no piece ever been lifted since the deal? */
export function isUntouched(board: Board): boolean {
  return board.topZ === 0 && loose(board).every(({ pieces }) => pieces.length === 1);
}

function loose(board: Board): Group[] {
  return [...board.groups.values()].filter(({ id }) => id !== MAT_ID);
}

/** The origin at which a piece, turned as it is, has its middle where it belongs. */
function homeOf({ rules: { puzzle } }: Board, { id, turn }: Group): Point {
  const x = puzzle.homeX[id] ?? 0;
  const y = puzzle.homeY[id] ?? 0;
  const about = turned(x, y, turn);
  return { x: MAT_ORIGIN.x + x - about.x, y: MAT_ORIGIN.y + y - about.y };
}
