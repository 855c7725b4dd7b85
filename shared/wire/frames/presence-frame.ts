/** The pointers at a board. They travel beside the tick, only the latest of each tick, without a number, and are not logged. */
import type { BoardNumber, Member } from '#shared/ids.ts';
import { MEMBERS_MAX } from '#shared/limits.ts';
import { ByteReader, ByteWriter } from '#shared/wire/bytes.ts';
import { expectFrame, FRAME, firstByte } from './frame-header.ts';

export interface PointerView {
  readonly member: Member;
  readonly laser: boolean;
  readonly x: number;
  readonly y: number;
}

export interface PresenceFrame {
  readonly board: BoardNumber;
  readonly pointers: readonly PointerView[];
}

export function encodePresence(frame: PresenceFrame): Uint8Array {
  const writer = new ByteWriter(8 + frame.pointers.length * 6);
  writer.u8(firstByte(FRAME.presence));
  writer.varint(frame.board);
  writer.varint(frame.pointers.length);
  for (const { member, laser, x, y } of frame.pointers) {
    writer.varint(member * 2 + (laser ? 1 : 0));
    writer.u16(x);
    writer.u16(y);
  }
  return writer.take();
}

export function decodePresence(bytes: Uint8Array): PresenceFrame {
  const reader = new ByteReader(bytes);
  expectFrame(reader, FRAME.presence);
  const board = reader.varint();
  const pointers: PointerView[] = [];
  for (let left = reader.upTo(MEMBERS_MAX, 'pointers'); left > 0; left -= 1) {
    const who = reader.varint();
    pointers.push({ member: Math.floor(who / 2), laser: who % 2 === 1, x: reader.u16(), y: reader.u16() });
  }
  reader.end();
  return { board, pointers };
}
