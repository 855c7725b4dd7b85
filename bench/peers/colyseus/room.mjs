/**
 * The scenario's class at Colyseus, built as its guide recommends: a room whose state is an array of pieces, a message for each drag, and
 * a patch every 33 ms. It has no log and no rules. It is plain JavaScript because its packages are absent in the type check.
 */
import { Room, Server } from '@colyseus/core';
import { ArraySchema, schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { reportUsage } from '../report-usage.ts';

const PIECES = Number(process.env.PIECES);
const TICK_MS = Number(process.env.TICK_MS);

const Piece = schema({ x: t.uint16(), y: t.uint16() }, 'Piece');
const Board = schema({ pieces: t.array(Piece) }, 'Board');

class BoardRoom extends Room {
  patchRate = TICK_MS;
  autoDispose = false;

  onCreate() {
    this.state = new Board();
    this.state.pieces = new ArraySchema();
    for (let piece = 0; piece <= PIECES; piece += 1) {
      const lying = new Piece();
      lying.x = piece;
      lying.y = piece;
      this.state.pieces.push(lying);
    }
    this.onMessage('d', (_client, [piece, x, y]) => {
      const moved = this.state.pieces[piece];
      moved.x = x;
      moved.y = y;
    });
  }
}

const transport = new WebSocketTransport();
const server = new Server({ transport, greet: false });
server.define('board', BoardRoom);
await server.listen(0, '127.0.0.1');
process.on('disconnect', () => process.exit(1));
reportUsage(transport.server.address().port);
