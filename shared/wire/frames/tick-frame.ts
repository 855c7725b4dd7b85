/** The tick frame: one tick of one board as it is broadcast. Its head gives its place in the log; its body encodes the tick. */
import type { Tick } from '#shared/board/tick.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { ByteReader, ByteWriter, WireError } from '#shared/wire/bytes.ts';
import { readTick, writeTick } from '#shared/wire/event-codec.ts';
import { expectFrame, FRAME, firstByte } from './frame-header.ts';

export interface TickHead {
  readonly board: BoardNumber;
  readonly epoch: number;
  readonly seq: number;
  /**
   * The last frame before this one that the board's subscribers were sent. A reader whose board is at `after` or later, and before `seq`,
   * may apply it; an earlier one has a gap. (Frames that only echo a single mover's own drags are not sent.)
   */
  readonly after: number;
  /** Monotonic ms since the epoch began. */
  readonly time: number;
  /** All frames up to this one are durable. */
  readonly committedSeq: number;
}

export interface TickFrame extends TickHead {
  readonly tick: Tick;
}

/** The body alone, which is the unit of the log. */
export function encodeTickBody(tick: Tick): Uint8Array {
  // The capacity is about the size needed: engines allocate small byte arrays very cheaply.
  const writer = new ByteWriter(4 + tick.events.length * 24 + tick.drags.length * 6);
  writeTick(writer, tick);
  return writer.take();
}

export function decodeTickBody(bytes: Uint8Array): Tick {
  const reader = new ByteReader(bytes);
  const tick = readTick(reader);
  reader.end();
  return tick;
}

/** A head and an encoded body as one frame. */
export function encodeTickFrame(head: TickHead, body: Uint8Array): Uint8Array {
  const writer = new ByteWriter(body.length + 24);
  writer.u8(firstByte(FRAME.tick));
  writer.varint(head.board);
  writer.varint(head.epoch);
  writer.varint(head.seq);
  writer.varint(head.seq - head.after);
  writer.varint(head.time);
  writer.varint(head.seq - head.committedSeq);
  writer.raw(body);
  return writer.take();
}

export function decodeTickFrame(bytes: Uint8Array): TickFrame {
  const reader = new ByteReader(bytes);
  expectFrame(reader, FRAME.tick);
  const board = reader.varint();
  const epoch = reader.varint();
  const seq = reader.varint();
  const after = seq - reader.upTo(seq, 'step');
  if (after >= seq) throw new WireError('a frame after itself');
  const time = reader.varint();
  const committedSeq = seq - reader.upTo(seq, 'uncommitted');
  const tick = readTick(reader);
  reader.end();
  return { board, epoch, seq, after, time, committedSeq, tick };
}
