/** Frames from a client: its drags, and its pointer. Their length is bounded and checked before they are read. */

import type { BoardNumber, PieceId } from '#shared/ids.ts';
import { CLIENT_FRAME_BYTES_MAX, DRAGS_PER_FRAME_MAX } from '#shared/limits.ts';
import { ByteReader, ByteWriter, WireError } from '#shared/wire/bytes.ts';
import { expectFrame, FRAME, firstByte } from './frame-header.ts';

export interface DragFrame {
  readonly board: BoardNumber;
  /** Counts the frames of this page. A frame that is not newer than the last is ignored. */
  readonly counter: number;
  readonly drags: readonly { readonly piece: PieceId; readonly x: number; readonly y: number }[];
}

export function encodeDrag(frame: DragFrame): Uint8Array {
  const writer = new ByteWriter(16);
  writer.u8(firstByte(FRAME.drag));
  writer.varint(frame.board);
  writer.varint(frame.counter);
  for (const { piece, x, y } of frame.drags) {
    writer.varint(piece);
    writer.u16(x);
    writer.u16(y);
  }
  return writer.take();
}

export function decodeDrag(bytes: Uint8Array): DragFrame {
  const reader = readerOf(bytes);
  expectFrame(reader, FRAME.drag);
  const board = reader.varint();
  const counter = reader.varint();
  const drags: { piece: PieceId; x: number; y: number }[] = [];
  while (reader.left > 0) {
    if (drags.length === DRAGS_PER_FRAME_MAX) throw new WireError('too many drags');
    drags.push({ piece: reader.varint(), x: reader.u16(), y: reader.u16() });
  }
  return { board, counter, drags };
}

/** `laser`: a teacher points at something, and the pointer glows for others. */
export interface PointerFrame {
  readonly board: BoardNumber;
  readonly laser: boolean;
  readonly x: number;
  readonly y: number;
}

export function encodePointer(frame: PointerFrame): Uint8Array {
  const writer = new ByteWriter(8);
  writer.u8(firstByte(FRAME.pointer));
  writer.varint(frame.board);
  writer.u8(frame.laser ? 1 : 0);
  writer.u16(frame.x);
  writer.u16(frame.y);
  return writer.take();
}

export function decodePointer(bytes: Uint8Array): PointerFrame {
  const reader = readerOf(bytes);
  expectFrame(reader, FRAME.pointer);
  const board = reader.varint();
  const flags = reader.upTo(1, 'flags');
  const frame = { board, laser: flags === 1, x: reader.u16(), y: reader.u16() };
  reader.end();
  return frame;
}

function readerOf(bytes: Uint8Array): ByteReader {
  if (bytes.length > CLIENT_FRAME_BYTES_MAX) throw new WireError(`${bytes.length} bytes`);
  return new ByteReader(bytes);
}
