/** Frames as docs/protocol.md describes them, "1 drag" to "6 wall": read field by field, in the order of its tables. */
import { type NaiveBody, type NaiveDrag, readBody } from './naive-events.ts';
import { NaiveReader, u16Bytes, varintBytes } from './naive-reader.ts';

export interface NaiveTick extends NaiveBody {
  readonly type: 'tick';
  readonly board: number;
  readonly epoch: number;
  readonly seq: number;
  readonly step: number;
  readonly time: number;
  readonly behind: number;
}

export interface ListedGroup {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly holder: { readonly member: number; readonly page: number } | null;
  readonly z: number;
  /** A check has marked its piece as not right. */
  readonly wrong: boolean;
  readonly added: readonly number[];
  readonly touched: { readonly member: number; readonly seq: number } | null;
}

export interface NaiveOperation {
  readonly member: number;
  readonly page: number;
  readonly counter: number;
  readonly seq: number;
}

export interface NaivePatch {
  readonly type: 'patch';
  readonly board: number;
  readonly epoch: number;
  readonly seq: number;
  readonly from: number;
  readonly time: number;
  readonly behind: number;
  readonly paused: boolean;
  readonly solved: boolean;
  readonly highestZ: number;
  readonly groups: readonly ListedGroup[];
  readonly operations: readonly NaiveOperation[];
  readonly shownPlaces: readonly number[];
}

export interface NaivePointer {
  readonly member: number;
  readonly laser: boolean;
  readonly x: number;
  readonly y: number;
}

export interface NaivePresence {
  readonly type: 'presence';
  readonly board: number;
  readonly pointers: readonly NaivePointer[];
}

export interface NaiveWall {
  readonly type: 'wall';
  readonly patches: readonly NaivePatch[];
}

/** The frame that a server sends, by its first byte. */
export function readFrame(bytes: Uint8Array): NaiveTick | NaivePatch | NaivePresence | NaiveWall {
  const reader = new NaiveReader(bytes);
  const frame = readBehindFirstByte(reader.u8(), reader);
  reader.expectEnd();
  return frame;
}

function readBehindFirstByte(firstByte: number, reader: NaiveReader) {
  if (firstByte === 0x13) return readTick(reader);
  if (firstByte === 0x14) return readPatch(reader);
  if (firstByte === 0x15) return readPresence(reader);
  if (firstByte === 0x16) return readWall(reader);
  throw new Error(`a frame that begins with ${firstByte}`);
}

function readTick(reader: NaiveReader): NaiveTick {
  return {
    type: 'tick',
    board: reader.varint(),
    epoch: reader.varint(),
    seq: reader.varint(),
    step: reader.varint(),
    time: reader.varint(),
    behind: reader.varint(),
    ...readBody(reader),
  };
}

function hasBit(flags: number, bit: number): boolean {
  return Math.floor(flags / bit) % 2 === 1;
}

/** @param reader stands behind the first byte */
export function readPatch(reader: NaiveReader): NaivePatch {
  const [board, epoch, seq, from] = [reader.varint(), reader.varint(), reader.varint(), reader.varint()];
  const [time, behind, flags, highestZ] = [reader.varint(), reader.varint(), reader.u8(), reader.varint()];
  const isStored = hasBit(flags, 4);
  let last = 0;
  const groups = reader.list(() => {
    const group = readListedGroup(reader, last, isStored);
    last = group.id;
    return group;
  });
  const operations = isStored ? reader.list(() => readOperation(reader)) : [];
  const shownPlaces = hasBit(flags, 8) ? reader.distances(0) : [];
  const [paused, solved] = [hasBit(flags, 1), hasBit(flags, 2)];
  const head = { board, epoch, seq, from, time, behind, paused, solved, highestZ };
  return { type: 'patch', ...head, groups, operations, shownPlaces };
}

function readListedGroup(reader: NaiveReader, last: number, isStored: boolean): ListedGroup {
  const id = last + reader.varint();
  const flags = reader.u8();
  return {
    id,
    x: reader.u16(),
    y: reader.u16(),
    turn: hasBit(flags, 1) ? reader.u8() : 0,
    holder: hasBit(flags, 2) ? { member: reader.varint(), page: reader.u32() } : null,
    z: hasBit(flags, 4) ? reader.varint() : 0,
    added: hasBit(flags, 8) ? reader.distances(id) : [],
    wrong: hasBit(flags, 16),
    touched: isStored ? { member: reader.varint(), seq: reader.varint() } : null,
  };
}

function readOperation(reader: NaiveReader): NaiveOperation {
  return { member: reader.varint(), page: reader.u32(), counter: reader.varint(), seq: reader.varint() };
}

function readPresence(reader: NaiveReader): NaivePresence {
  const board = reader.varint();
  const pointers = reader.list(() => {
    const who = reader.varint();
    return { member: Math.floor(who / 2), laser: who % 2 === 1, x: reader.u16(), y: reader.u16() };
  });
  return { type: 'presence', board, pointers };
}

function readWall(reader: NaiveReader): NaiveWall {
  const patches: NaivePatch[] = [];
  while (!reader.isAtEnd) {
    if (reader.u8() !== 0x14) throw new Error('no patch in a wall frame');
    patches.push(readPatch(reader));
  }
  return { type: 'wall', patches };
}

export function dragFrame(board: number, counter: number, groups: readonly NaiveDrag[]): Uint8Array {
  const places = groups.flatMap(({ id, x, y }) => [...varintBytes(id), ...u16Bytes(x), ...u16Bytes(y)]);
  return Uint8Array.from([0x11, ...varintBytes(board), ...varintBytes(counter), ...places]);
}

export function pointerFrame(board: number, laser: boolean, x: number, y: number): Uint8Array {
  return Uint8Array.from([0x12, ...varintBytes(board), laser ? 1 : 0, ...u16Bytes(x), ...u16Bytes(y)]);
}
