/**
 * The wall's feed: four or five times a second, each teacher's page gets one frame with a patch of every board that she
 * sees and that changed since she was told. What happens in between is conflated; a page that lags skips rounds.
 */
import type { Socket } from 'socket.io';
import type { BoardNumber } from '../../../shared/ids.ts';
import { encodeWall } from '../../../shared/wire/wall.ts';
import type { ClassroomHost } from '../classroom/host.ts';

/** The end of a connection that is sent the feed. */
type WallSocket = Pick<Socket, 'id' | 'conn'>;

interface Viewer {
  readonly socket: WallSocket;
  readonly classroom: ClassroomHost;
  /** Where each visible tile stands; epoch 0 and seq 0: not told yet. */
  readonly tiles: Map<BoardNumber, { epoch: number; seq: number }>;
  /** The last frame has not left this machine yet. */
  waiting: boolean;
}

export class Wall {
  readonly #viewers = new Map<string, Viewer>();

  /** Boards whose tiles this page sees from now on. */
  show(socket: WallSocket, classroom: ClassroomHost, boards: readonly BoardNumber[]): void {
    const before = this.#viewers.get(socket.id)?.tiles;
    const tiles = new Map(boards.map((board) => [board, before?.get(board) ?? { epoch: 0, seq: 0 }]));
    this.#viewers.set(socket.id, { socket, classroom, tiles, waiting: false });
    for (const board of boards) classroom.boardSoon(board);
  }

  hide(socket: WallSocket): void {
    this.#viewers.delete(socket.id);
  }

  /** One round. A board's patch from a frame is encoded once, however many pages stand there. */
  round(): void {
    const encoded = new Map<string, Uint8Array>();
    for (const viewer of this.#viewers.values()) {
      if (viewer.waiting) continue;
      const patches: Uint8Array[] = [];
      for (const [number, tile] of viewer.tiles) {
        const host = viewer.classroom.openHosts.get(number);
        if (host === undefined) continue;
        const from = tile.epoch === host.board.epoch ? tile.seq : 0;
        const key = `${viewer.classroom.record.id} ${number} ${from}`;
        const patch = encoded.get(key) ?? host.changesSince(from);
        if (patch === null) continue;
        encoded.set(key, patch);
        patches.push(patch);
        tile.epoch = host.board.epoch;
        tile.seq = host.board.seq;
      }
      if (patches.length === 0) continue;
      viewer.waiting = true;
      viewer.socket.conn.write(Buffer.from(encodeWall(patches)), { compress: false }, () => {
        viewer.waiting = false;
      });
    }
  }
}
