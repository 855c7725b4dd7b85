/** In test builds alone: a read-only look at the wall for tests, which act with real pointers and keys. */

import type { PainterCounts } from '#client/wall/draw/tile-painter.ts';
import type { LiveWall } from '#client/wall/live-wall.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { BoardNumber } from '#shared/ids.ts';

export interface WallProbe {
  readonly counts: PainterCounts;
  /** Of a tile's board; null: not told yet. */
  fingerprint(board: BoardNumber): number | null;
}

declare global {
  interface Window {
    __wall?: WallProbe;
  }
}

export function exposeWallProbe(live: LiveWall): void {
  if (import.meta.env.MODE !== 'test') return;
  window.__wall = Object.freeze({
    get counts() {
      return { ...live.painter.counts };
    },
    fingerprint(board: BoardNumber) {
      const tile = live.tileBoards.get(board);
      return tile?.isLoaded === true ? fingerprintOf(tile.board) : null;
    },
  });
}
