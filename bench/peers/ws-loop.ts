/**
 * The upper bound: a bare `ws` loop that takes the same drag frames and sends the same frames as Jogak at the same rates, each encoded
 * once, without deflate. It has no rules, no log and no checks. Query parameters: `board` to subscribe to a board, `plays` to drag only,
 * `wall` for the teacher's wall. Text is echoed.
 */
import { type WebSocket, WebSocketServer } from 'ws';
import { TICK_MS, WALL_TICK_MS } from '#shared/limits.ts';
import { ByteWriter } from '#shared/wire/bytes.ts';
import { decodeDrag } from '#shared/wire/frames/client-frames.ts';
import { FRAME, firstByte } from '#shared/wire/frames/frame-header.ts';
import { encodeTickBody, encodeTickFrame } from '#shared/wire/frames/tick-frame.ts';
import { reportUsage } from './report-usage.ts';

const subscribers = new Map<number, Set<WebSocket>>();
const walls = new Set<WebSocket>();
const moved = new Map<number, Map<number, { kind: 'dragged'; group: number; x: number; y: number }>>();
let seq = 100_000;

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket, request) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const board = Number(searchParams.get('board') ?? 0);
  const own = searchParams.has('wall') ? walls : (subscribers.get(board) ?? new Set());
  if (board > 0) subscribers.set(board, own);
  own.add(socket);
  socket.on('close', () => own.delete(socket));
  socket.on('message', (bytes: Buffer, isBinary) => {
    if (!isBinary) {
      socket.send(bytes, { binary: false });
      return;
    }
    const frame = decodeDrag(bytes);
    const groups = moved.get(frame.board) ?? new Map();
    moved.set(frame.board, groups);
    for (const { piece, x, y } of frame.drags) groups.set(piece, { kind: 'dragged', group: piece, x, y });
  });
});

const time = () => Math.floor(performance.now());
const send = (socket: WebSocket, bytes: Uint8Array) => socket.send(bytes, { binary: true, compress: false });

setInterval(() => {
  for (const [board, own] of subscribers) {
    const groups = moved.get(board);
    if (board === 0 || groups === undefined || groups.size === 0) continue;
    const drags = [...groups.values()].sort((a, b) => a.group - b.group);
    groups.clear();
    seq += 1;
    const head = { board, epoch: 1, seq, after: seq - 1, time: time(), committedSeq: seq - 30 };
    const frame = encodeTickFrame(head, encodeTickBody({ events: [], drags }));
    for (const socket of own) send(socket, frame);
  }
}, TICK_MS);

/** A round of the wall in Jogak's layout: for each board its head, and each moved group with its holder. */
setInterval(() => {
  if (walls.size === 0 || moved.size === 0) return;
  const writer = new ByteWriter(1_024);
  writer.u8(firstByte(FRAME.wall));
  for (const [board, groups] of moved) {
    writer.u8(firstByte(FRAME.patch));
    for (const value of [board, 1, seq, seq - 7, time(), 30, 0, 30, groups.size]) writer.varint(value);
    for (const { group, x, y } of groups.values()) {
      writer.varint(group);
      writer.u8(6);
      for (const value of [x, y]) writer.u16(value);
      writer.varint(1);
      writer.u32(group);
      writer.varint(1);
    }
  }
  moved.clear();
  for (const socket of walls) send(socket, writer.take());
}, WALL_TICK_MS);

process.on('disconnect', () => process.exit(1));
server.on('listening', () => {
  const address = server.address();
  reportUsage(typeof address === 'object' && address !== null ? address.port : 0);
});
