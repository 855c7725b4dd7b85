/** Shows the wall's state to the browser tests, read-only: a test build puts this file in the place of client/wall/expose-wall.ts. */

import { type TileView, tileCrop } from '#client/wall/draw/tile-crop.ts';
import type { PainterCounts } from '#client/wall/draw/tile-painter.ts';
import type { exposeWall as hook, exposeSideBySide as sideBySideHook } from '#client/wall/expose-wall.ts';
import type { PastStage } from '#client/wall/side-by-side/past-tile.ts';
import { groupOf } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';

export interface WallProbe {
  readonly counts: PainterCounts;
  /** Of a tile's board; null: not loaded yet. */
  fingerprint(board: BoardNumber): number | null;
  /** What a tile shows; null: not loaded yet. */
  view(board: BoardNumber): TileView | null;
  /** Where a tile of this width over height shows a piece and its home: 0..1 across and down. */
  places(board: BoardNumber, piece: PieceId, aspect: number): { readonly piece: Point; readonly home: Point };
}

/** A replay side by side. */
export interface SideBySideProbe {
  readonly counts: PainterCounts;
  /** What a tile shows: of which wall time, and the board's fingerprint. Null: not in this replay. */
  tile(board: BoardNumber): {
    readonly stage: PastStage;
    readonly isLoaded: boolean;
    readonly time: number | null;
    readonly seq: number;
    readonly fingerprint: number;
  } | null;
}

declare global {
  interface Window {
    __wall?: WallProbe;
    __sideBySide?: SideBySideProbe;
  }
}

export const exposeWall: typeof hook = (live) => {
  window.__wall = Object.freeze({
    get counts() {
      return { ...live.painter.counts };
    },
    fingerprint(board: BoardNumber) {
      const tile = live.tileBoards.get(board);
      return tile?.isLoaded === true ? fingerprintOf(tile.board) : null;
    },
    view(board: BoardNumber) {
      const tile = live.tileBoards.get(board);
      return tile?.isLoaded === true ? live.painter.view : null;
    },
    places(number: BoardNumber, piece: PieceId, aspect: number) {
      const board = live.tileBoards.get(number)?.board;
      if (board === undefined) throw new Error('no such tile');
      const { left, top, right, bottom } = tileCrop(board, aspect, live.painter.view);
      const onTile = (x: number, y: number) => ({ x: (x - left) / (right - left), y: (y - top) / (bottom - top) });
      const { puzzle } = board.rules;
      const group = groupOf(board, piece);
      const home = { x: puzzle.homeX[piece] ?? 0, y: puzzle.homeY[piece] ?? 0 };
      const turned = rotate(home.x, home.y, group.turn);
      return {
        piece: onTile(group.x + turned.x, group.y + turned.y),
        home: onTile(MAT_ORIGIN.x + home.x, MAT_ORIGIN.y + home.y),
      };
    },
  });
};

export const exposeSideBySide: typeof sideBySideHook = (session) => {
  window.__sideBySide = Object.freeze({
    get counts() {
      return { ...session.painter.counts };
    },
    tile(number: BoardNumber) {
      const tile = session.tile(number);
      if (tile === undefined) return null;
      const { board, stage, isLoaded } = tile;
      const time = session.line.peek()?.wallTimeOf(number, session.moment.peek()?.time ?? 0) ?? null;
      return { stage, isLoaded, time, seq: board.seq, fingerprint: fingerprintOf(board) };
    },
  });
};
