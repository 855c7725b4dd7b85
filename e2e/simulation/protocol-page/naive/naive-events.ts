/** The body of a tick as docs/protocol.md lists it: its events, then the drags. A log holds the same bodies. */
import type { NaiveReader } from './naive-reader.ts';

/** One event. A field that its kind does not have is 0. */
export interface NaiveEvent {
  readonly kind: NaiveKind;
  readonly epoch: number;
  readonly wallTime: number;
  readonly group: number;
  readonly other: number;
  readonly piece: number;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly member: number;
  readonly page: number;
  readonly counter: number;
  readonly seed: number;
  readonly level: number;
  readonly solved: number;
  readonly groups: readonly RestoredGroup[];
  readonly right: number;
  readonly wrong: readonly number[];
}

export interface RestoredGroup {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly z: number;
  readonly pieces: readonly number[];
}

export interface NaiveDrag {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

export interface NaiveBody {
  readonly events: readonly NaiveEvent[];
  readonly drags: readonly NaiveDrag[];
}

const KINDS = {
  1: 'opened',
  2: 'lifted',
  3: 'takenOver',
  4: 'dropped',
  5: 'joined',
  6: 'turned',
  7: 'released',
  8: 'solved',
  9: 'paused',
  10: 'resumed',
  11: 'reset',
  12: 'hinted',
  13: 'checked',
  32: 'shown',
  33: 'restored',
} as const;

export type NaiveKind = (typeof KINDS)[keyof typeof KINDS];
export const ALL_KINDS: readonly NaiveKind[] = Object.values(KINDS);

export function readBody(reader: NaiveReader): NaiveBody {
  const events = reader.list(() => readEvent(reader));
  let id = 0;
  const drags = reader.list(() => {
    const delta = reader.varint();
    if (delta === 0) throw new Error('drags that do not ascend');
    id += delta;
    return { id, x: reader.u16(), y: reader.u16() };
  });
  return { events, drags };
}

const NO_FIELDS = {
  ...{ epoch: 0, wallTime: 0, group: 0, other: 0, piece: 0, x: 0, y: 0, turn: 0 },
  ...{ member: 0, page: 0, counter: 0, seed: 0, level: 0, solved: 0, groups: [] },
  ...{ right: 0, wrong: [] },
};

function readEvent(reader: NaiveReader): NaiveEvent {
  const number = reader.u8();
  const known = Object.entries(KINDS).find(([key]) => Number(key) === number);
  if (known === undefined) throw new Error(`an event of kind ${number}`);
  const [, kind] = known;
  return { ...NO_FIELDS, kind, ...readFields(kind, reader) };
}

/** An object literal is filled from its first line to its last: the order of the bytes. */
function readFields(kind: NaiveKind, reader: NaiveReader): Partial<NaiveEvent> {
  const varint = () => reader.varint();
  const u16 = () => reader.u16();
  const u32 = () => reader.u32();
  switch (kind) {
    case 'opened':
      return { epoch: varint(), wallTime: varint() };
    case 'lifted':
    case 'takenOver':
      return { group: varint(), member: varint(), page: u32() };
    case 'dropped':
      return { group: varint(), x: u16(), y: u16(), member: varint(), page: u32(), counter: varint() };
    case 'joined': {
      const group = varint();
      return { group, other: group + varint(), x: u16(), y: u16() };
    }
    case 'turned': {
      const place = { group: varint(), x: u16(), y: u16(), turn: reader.u8() };
      return { ...place, member: varint(), page: u32(), counter: varint() };
    }
    case 'released':
      return { group: varint(), x: u16(), y: u16() };
    case 'solved':
    case 'paused':
    case 'resumed':
      return {};
    case 'reset':
      return { seed: u32(), member: varint(), page: u32(), counter: varint() };
    case 'hinted':
      return { piece: varint(), member: varint(), level: reader.u8() };
    case 'checked':
      return { member: varint(), page: u32(), counter: varint(), right: varint(), wrong: reader.distances(0) };
    case 'shown':
      return { piece: varint() };
    case 'restored':
      return { solved: reader.u8(), groups: reader.list(() => readRestoredGroup(reader)) };
  }
}

function readRestoredGroup(reader: NaiveReader): RestoredGroup {
  return {
    x: reader.u16(),
    y: reader.u16(),
    turn: reader.u8(),
    z: reader.varint(),
    pieces: reader.distances(-1),
  };
}
