/**
 * The wall's feed: four or five times a second, each teacher's page gets one frame with a patch of every visible board that changed
 * since its last frame. Changes in between are conflated; a page that lags skips rounds.
 */
import type { Socket } from 'socket.io';
import { encodeBinaryFrame } from '#server/websocket/binary-frame.ts';
import { rawConnectionOf } from '#server/websocket/raw-connection.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { encodeWall } from '#shared/wire/frames/wall-frame.ts';

/** What the wall needs of a class and of its boards. */
interface WallClassroom {
  readonly record: { readonly id: string };
  readonly openHosts: ReadonlyMap<BoardNumber, WallBoard>;
  openBoardInBackground(board: BoardNumber): void;
}
interface WallBoard {
  readonly board: { readonly epoch: number; readonly seq: number };
  changesSince(seq: number): Uint8Array | null;
}

/** The server's end of a connection that gets the feed. */
export type WallSocket = Pick<Socket, 'id' | 'conn'>;

interface WallViewer {
  readonly socket: WallSocket;
  readonly classroom: WallClassroom;
  /** The frame that each visible tile was brought to; epoch 0 and seq 0: nothing was sent yet. */
  tiles: Map<BoardNumber, { epoch: number; seq: number }>;
  /** The last frame has not left this process yet. */
  isSending: boolean;
}

export class WallFeed {
  readonly #viewers = new Map<string, WallViewer>();

  /** Sets the boards whose tiles are visible on this page. */
  subscribe(socket: WallSocket, classroom: WallClassroom, boards: readonly BoardNumber[]): void {
    const viewer: WallViewer = this.#viewers.get(socket.id) ?? {
      socket,
      classroom,
      tiles: new Map(),
      isSending: false,
    };
    // A tile that was out of sight starts from nothing: the server does not know what the page still has of it.
    viewer.tiles = new Map(boards.map((board) => [board, viewer.tiles.get(board) ?? { epoch: 0, seq: 0 }]));
    this.#viewers.set(socket.id, viewer);
    for (const board of boards) classroom.openBoardInBackground(board);
  }

  unsubscribe(socket: WallSocket): void {
    this.#viewers.delete(socket.id);
  }

  /** One round. A board's patch from a frame is encoded once, however many pages need it. */
  send(): void {
    const encoded = new Map<string, Uint8Array>();
    for (const viewer of this.#viewers.values()) {
      if (viewer.isSending) continue;
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
      viewer.isSending = true;
      rawConnectionOf(viewer.socket.conn).send(encodeBinaryFrame(encodeWall(patches)), () => {
        viewer.isSending = false;
      });
    }
  }
}
