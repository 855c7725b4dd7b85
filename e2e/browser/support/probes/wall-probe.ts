/** Shows the wall's state to the browser tests, read-only: a test build puts this file in the place of client/wall/expose-wall.ts. */
import type { PainterCounts } from '#client/wall/draw/tile-painter.ts';
import type { exposeWall as hook } from '#client/wall/expose-wall.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { BoardNumber } from '#shared/ids.ts';

export interface WallProbe {
  readonly counts: PainterCounts;
  /** Of a tile's board; null: not loaded yet. */
  fingerprint(board: BoardNumber): number | null;
}

declare global {
  interface Window {
    __wall?: WallProbe;
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
  });
};
