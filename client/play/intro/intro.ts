/**
 * The intro of an untouched board: it shows the whole picture for a moment, then slides the pieces to where they lie. It changes the drawing,
 * not the board, and ends at once when anyone lifts a piece.
 */

import { INTRO_PREVIEW_MS, INTRO_SLIDE_MS } from '#client/base/limits.ts';
import type { Board, Group } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import type { Flight } from './flight-to-tray.ts';

/** What is drawn instead of the board. */
export interface IntroFrame {
  readonly board: Board;
  readonly positions: ReadonlyMap<GroupId, Point>;
}

export class Intro {
  #startedAt: number | null = null;
  /** All pieces at their places in the picture. */
  #fullPicture: IntroFrame | null = null;

  /** Monotonic ms. */
  start(board: Board, now: number): void {
    if (!isUntouched(board)) return;
    this.#startedAt = now;
    const groups = [...board.groups].map(([id, group]) => [id, { ...group, turn: 0 }] as const);
    const fullPicture = { ...board, groups: new Map(groups) };
    this.#fullPicture = {
      board: fullPicture,
      positions: new Map(looseGroups(board).map(({ id }) => [id, MAT_ORIGIN])),
    };
  }

  end(): void {
    this.#startedAt = null;
    this.#fullPicture = null;
  }

  get isRunning(): boolean {
    return this.#startedAt !== null;
  }

  isSliding(now: number): boolean {
    return this.#startedAt !== null && now - this.#startedAt >= INTRO_PREVIEW_MS;
  }

  /**
   * Null when the intro is over.
   * @param toTray where the pieces fly that end in a tray; null: they slide to their places
   */
  frameAt(board: Board, now: number, toTray: Flight | null): IntroFrame | null {
    if (this.#startedAt === null || this.#fullPicture === null) return null;
    const progress = (now - this.#startedAt - INTRO_PREVIEW_MS) / INTRO_SLIDE_MS;
    if (progress >= 1 || !isUntouched(board)) {
      this.end();
      return null;
    }
    if (progress < 0) return this.#fullPicture;
    const eased = progress * progress * (3 - 2 * progress);
    const positions = new Map<GroupId, Point>();
    for (const group of looseGroups(board)) {
      const from = homePosition(board, group);
      const to = toTray?.(group.id) ?? group;
      positions.set(group.id, { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased });
    }
    return { board, positions };
  }
}

/** Has no piece ever been lifted since the deal? */
export function isUntouched(board: Board): boolean {
  return board.topZ === 0 && looseGroups(board).every(({ pieces }) => pieces.length === 1);
}

function looseGroups(board: Board): Group[] {
  return [...board.groups.values()].filter(({ id }) => id !== MAT_ID);
}

/** The origin at which a piece, at its turn, has its middle at its home. */
function homePosition({ rules: { puzzle } }: Board, { id, turn }: Group): Point {
  const x = puzzle.homeX[id] ?? 0;
  const y = puzzle.homeY[id] ?? 0;
  const turnedHome = rotate(x, y, turn);
  return { x: MAT_ORIGIN.x + x - turnedHome.x, y: MAT_ORIGIN.y + y - turnedHome.y };
}
