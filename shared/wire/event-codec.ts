/** Encodes a tick's events, for broadcast, log and replay alike. Each event is its kind, then its fields in the order of its type. */
import type { Checked, DiscreteEvent, Dragged, GroupPlacement } from '#shared/board/board-event.ts';
import type { Tick } from '#shared/board/tick.ts';
import { isTurn } from '#shared/geometry/pose.ts';
import type { OperationId } from '#shared/ids.ts';
import { HINT_LEVELS, PIECES_MAX } from '#shared/limits.ts';
import { type ByteReader, type ByteWriter, WireError } from './bytes.ts';
import { readAscending, writeAscending } from './piece-list.ts';

const KIND = {
  opened: 1,
  lifted: 2,
  takenOver: 3,
  dropped: 4,
  joined: 5,
  turned: 6,
  released: 7,
  solved: 8,
  paused: 9,
  resumed: 10,
  reset: 11,
  hinted: 12,
  checked: 13,
  pieceShown: 32,
  restored: 33,
} as const satisfies Record<DiscreteEvent['kind'], number>;

/** Discrete events in order, then the drags with delta-coded ids: 5 bytes for each moving group. */
export function writeTick(writer: ByteWriter, tick: Tick): void {
  writer.varint(tick.events.length);
  for (const event of tick.events) writeEvent(writer, event);
  writer.varint(tick.drags.length);
  let last = 0;
  for (const { group, x, y } of tick.drags) {
    writer.varint(group - last);
    last = group;
    writer.u16(x);
    writer.u16(y);
  }
}

export function readTick(reader: ByteReader): Tick {
  const events: DiscreteEvent[] = [];
  for (let left = reader.varint(); left > 0; left -= 1) events.push(readEvent(reader));
  const drags: Dragged[] = [];
  let group = 0;
  for (let left = reader.varint(); left > 0; left -= 1) {
    const step = reader.varint();
    if (step === 0) throw new WireError('drags out of order');
    group += step;
    drags.push({ kind: 'dragged', group, x: reader.u16(), y: reader.u16() });
  }
  return { events, drags };
}

function writeEvent(writer: ByteWriter, event: DiscreteEvent): void {
  writer.u8(KIND[event.kind]);
  switch (event.kind) {
    case 'opened':
      writer.varint(event.epoch);
      writer.varint(event.wallTime);
      return;
    case 'lifted':
    case 'takenOver':
      writer.varint(event.group);
      writer.varint(event.member);
      writer.u32(event.page);
      return;
    case 'dropped':
      writer.varint(event.group);
      writer.u16(event.x);
      writer.u16(event.y);
      writer.varint(event.member);
      writeOperation(writer, event.operation);
      return;
    case 'joined':
      writer.varint(event.group);
      writer.varint(event.other - event.group);
      writer.u16(event.x);
      writer.u16(event.y);
      return;
    case 'turned':
      writer.varint(event.group);
      writer.u16(event.x);
      writer.u16(event.y);
      writer.u8(event.turn);
      writer.varint(event.member);
      writeOperation(writer, event.operation);
      return;
    case 'released':
      writer.varint(event.group);
      writer.u16(event.x);
      writer.u16(event.y);
      return;
    case 'solved':
    case 'paused':
    case 'resumed':
      return;
    case 'hinted':
      writer.varint(event.piece);
      writer.varint(event.member);
      writer.u8(event.level);
      return;
    case 'checked':
      writer.varint(event.member);
      writeOperation(writer, event.operation);
      writer.varint(event.right);
      writeAscending(writer, event.wrong, 0);
      return;
    case 'pieceShown':
      writer.varint(event.piece);
      return;
    case 'restored':
      writer.u8(event.solved ? 1 : 0);
      writer.varint(event.groups.length);
      for (const group of event.groups) writeGroupPlacement(writer, group);
      return;
    case 'reset':
      writer.u32(event.seed);
      writer.varint(event.member);
      writeOperation(writer, event.operation);
      return;
  }
}

function readEvent(reader: ByteReader): DiscreteEvent {
  const kind = reader.u8();
  switch (kind) {
    case KIND.opened:
      return { kind: 'opened', epoch: reader.varint(), wallTime: reader.varint() };
    case KIND.lifted:
    case KIND.takenOver:
      return {
        kind: kind === KIND.lifted ? 'lifted' : 'takenOver',
        group: reader.varint(),
        member: reader.varint(),
        page: reader.u32(),
      };
    case KIND.dropped:
      return {
        kind: 'dropped',
        group: reader.varint(),
        x: reader.u16(),
        y: reader.u16(),
        member: reader.varint(),
        operation: readOperation(reader),
      };
    case KIND.joined: {
      const group = reader.varint();
      const step = reader.varint();
      if (step === 0) throw new WireError('a group joined to itself');
      return { kind: 'joined', group, other: group + step, x: reader.u16(), y: reader.u16() };
    }
    case KIND.turned:
      return {
        kind: 'turned',
        group: reader.varint(),
        x: reader.u16(),
        y: reader.u16(),
        turn: readTurn(reader),
        member: reader.varint(),
        operation: readOperation(reader),
      };
    case KIND.released:
      return { kind: 'released', group: reader.varint(), x: reader.u16(), y: reader.u16() };
    case KIND.solved:
      return { kind: 'solved' };
    case KIND.paused:
      return { kind: 'paused' };
    case KIND.resumed:
      return { kind: 'resumed' };
    case KIND.reset:
      return { kind: 'reset', seed: reader.u32(), member: reader.varint(), operation: readOperation(reader) };
    case KIND.pieceShown:
      return { kind: 'pieceShown', piece: reader.varint() };
    case KIND.restored: {
      const solved = reader.u8();
      if (solved > 1) throw new WireError(`solved is ${solved}`);
      const count = reader.upTo(PIECES_MAX + 1, 'groups');
      return {
        kind: 'restored',
        solved: solved === 1,
        groups: Array.from({ length: count }, () => readGroupPlacement(reader)),
      };
    }
    case KIND.checked:
      return readChecked(reader);
    case KIND.hinted:
      return { kind: 'hinted', piece: reader.varint(), member: reader.varint(), level: readLevel(reader) };
    default:
      throw new WireError(`event kind ${kind}`);
  }
}

function readChecked(reader: ByteReader): Checked {
  return {
    kind: 'checked',
    member: reader.varint(),
    operation: readOperation(reader),
    right: reader.upTo(PIECES_MAX, 'right'),
    wrong: readAscending(reader, 0),
  };
}

function readLevel(reader: ByteReader): number {
  const level = reader.u8();
  if (level < 1 || level > HINT_LEVELS) throw new WireError(`hint ${level}`);
  return level;
}

/** Pieces ascending, each as its distance from the one before. */
function writeGroupPlacement(writer: ByteWriter, { pieces, x, y, turn, z }: GroupPlacement): void {
  writer.u16(x);
  writer.u16(y);
  writer.u8(turn);
  writer.varint(z);
  writer.varint(pieces.length);
  let last = -1;
  for (const piece of pieces) {
    writer.varint(piece - last);
    last = piece;
  }
}

function readGroupPlacement(reader: ByteReader): GroupPlacement {
  const x = reader.u16();
  const y = reader.u16();
  const turn = readTurn(reader);
  const z = reader.varint();
  const pieces: number[] = [];
  let last = -1;
  for (let left = reader.upTo(PIECES_MAX + 1, 'pieces'); left > 0; left -= 1) {
    const step = reader.varint();
    if (step === 0) throw new WireError('pieces out of order');
    last += step;
    if (last > PIECES_MAX) throw new WireError(`piece ${last}`);
    pieces.push(last);
  }
  if (pieces.length === 0) throw new WireError('a group without pieces');
  return { pieces, x, y, turn, z };
}

function writeOperation(writer: ByteWriter, { page, counter }: OperationId): void {
  writer.u32(page);
  writer.varint(counter);
}

function readOperation(reader: ByteReader): OperationId {
  return { page: reader.u32(), counter: reader.varint() };
}

export function readTurn(reader: ByteReader): number {
  const turn = reader.u8();
  if (!isTurn(turn)) throw new WireError(`turn ${turn}`);
  return turn;
}
