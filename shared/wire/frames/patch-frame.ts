/** A patch as bytes: a head, then each changed group with flags for the fields that it has. */
import { type Board, type Group, memberOf } from '#shared/board/board.ts';
import type { Patch, PatchGroup, PatchHead, PatchOperation } from '#shared/board/patch.ts';
import { isTurn } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import { PIECES_MAX } from '#shared/limits.ts';
import { ByteReader, ByteWriter, WireError } from '#shared/wire/bytes.ts';
import { readTurn } from '#shared/wire/event-codec.ts';
import { readAscending, writeAscending } from '#shared/wire/piece-list.ts';
import { expectFrame, FRAME, firstByte } from './frame-header.ts';

const PAUSED = 1;
const SOLVED = 2;
/** The patch is for storage: it has the last touch of each group, and the pages' last operations. */
const FOR_STORAGE = 4;
/** The patch is for storage, and places of pieces were shown. */
const HAS_SHOWN_PLACES = 8;

const TURNED = 1;
const HELD = 2;
const LIFTED = 4;
const ADDED = 8;
const WRONG = 16;

/** Encodes the changes on `board` after frame `from`. Call it only between ticks, when the board is at a whole frame. */
export function encodePatch(board: Board, from: number, head: PatchHead, forStorage = false): Uint8Array {
  const changed = changedSince(board, from);
  const writer = new ByteWriter(32 + changed.length * 10);
  writer.u8(firstByte(FRAME.patch));
  writer.varint(head.board);
  writer.varint(board.epoch);
  writer.varint(board.seq);
  writer.varint(from);
  writer.varint(head.time);
  writer.varint(board.seq - head.committedSeq);
  const hasShownPlaces = forStorage && board.shownPlaces.size > 0;
  writer.u8(
    (board.paused ? PAUSED : 0) |
      (board.solved ? SOLVED : 0) |
      (forStorage ? FOR_STORAGE : 0) |
      (hasShownPlaces ? HAS_SHOWN_PLACES : 0),
  );
  writer.varint(board.topZ);
  writer.varint(changed.length);
  let last = 0;
  for (const group of changed) {
    writer.varint(group.id - last);
    last = group.id;
    writeGroup(writer, board, group, from, forStorage);
  }
  if (forStorage) {
    writer.varint(board.operations.size);
    for (const [author, { counter, seq }] of board.operations) {
      writer.varint(memberOf(author));
      writer.u32(author % 2 ** 32);
      writer.varint(counter);
      writer.varint(seq);
    }
  }
  if (hasShownPlaces)
    writeAscending(
      writer,
      [...board.shownPlaces].sort((a, b) => a - b),
      0,
    );
  return writer.take();
}

/** Ascending. The wall calls this for every board several times a second, and usually one group has changed. */
function changedSince({ groups, changedAt }: Board, from: number): Group[] {
  const changed: Group[] = [];
  for (let id = 0; id < changedAt.length; id += 1) {
    if (from > 0 && (changedAt[id] ?? 0) <= from) continue;
    const group = groups.get(id);
    if (group !== undefined) changed.push(group);
  }
  return changed;
}

function writeGroup(writer: ByteWriter, board: Board, group: Group, from: number, forStorage: boolean): void {
  const added = group.pieces.filter(
    (piece) => piece !== group.id && (from === 0 || (board.joinedAt[piece] ?? 0) > from),
  );
  const { turn, hold, z } = group;
  writer.u8(
    (turn > 0 ? TURNED : 0) |
      (hold ? HELD : 0) |
      (z > 0 ? LIFTED : 0) |
      (added.length > 0 ? ADDED : 0) |
      (board.wrongPieces.has(group.id) ? WRONG : 0),
  );
  writer.u16(group.x);
  writer.u16(group.y);
  if (turn > 0) writer.u8(turn);
  if (hold) {
    writer.varint(hold.member);
    writer.u32(hold.page);
  }
  if (z > 0) writer.varint(z);
  if (added.length > 0) writeAscending(writer, added, group.id);
  if (forStorage) {
    writer.varint(group.touchedBy);
    writer.varint(group.touchedAt);
  }
}

export function decodePatch(bytes: Uint8Array): Patch {
  const reader = new ByteReader(bytes);
  const patch = readPatch(reader);
  reader.end();
  return patch;
}

/** Reads one patch at the reader's position; the wall's frame holds several in a row. */
export function readPatch(reader: ByteReader): Patch {
  expectFrame(reader, FRAME.patch);
  const board = reader.varint();
  const epoch = reader.varint();
  const seq = reader.varint();
  const from = reader.upTo(seq, 'from');
  const time = reader.varint();
  const committedSeq = seq - reader.upTo(seq, 'uncommitted');
  const flags = reader.u8();
  if (flags > (PAUSED | SOLVED | FOR_STORAGE | HAS_SHOWN_PLACES)) throw new WireError(`flags ${flags}`);
  const topZ = reader.varint();
  const groups: PatchGroup[] = [];
  let id = 0;
  for (let left = reader.upTo(PIECES_MAX + 1, 'groups'); left > 0; left -= 1) {
    const step = reader.varint();
    if (step === 0 && groups.length > 0) throw new WireError('groups out of order');
    id += step;
    if (id > PIECES_MAX) throw new WireError(`group ${id}`);
    groups.push(readGroup(reader, id, (flags & FOR_STORAGE) !== 0));
  }
  const operations: PatchOperation[] = [];
  if (flags & FOR_STORAGE) {
    for (let left = reader.varint(); left > 0; left -= 1) {
      operations.push({ member: reader.varint(), page: reader.u32(), counter: reader.varint(), seq: reader.varint() });
    }
  }
  return {
    board,
    epoch,
    from,
    seq,
    time,
    committedSeq,
    paused: (flags & PAUSED) !== 0,
    solved: (flags & SOLVED) !== 0,
    topZ,
    groups,
    operations,
    shownPlaces: flags & HAS_SHOWN_PLACES ? readAscending(reader, 0) : [],
  };
}

function readGroup(reader: ByteReader, id: GroupId, forStorage: boolean): PatchGroup {
  const flags = reader.u8();
  if (flags > (TURNED | HELD | LIFTED | ADDED | WRONG)) throw new WireError(`group flags ${flags}`);
  const x = reader.u16();
  const y = reader.u16();
  const turn = flags & TURNED ? readTurn(reader) : 0;
  if (!isTurn(turn)) throw new WireError(`turn ${turn}`);
  const hold = flags & HELD ? { member: reader.varint(), page: reader.u32() } : null;
  const z = flags & LIFTED ? reader.varint() : 0;
  const added = flags & ADDED ? readAscending(reader, id) : [];
  const touchedBy = forStorage ? reader.varint() : 0;
  const touchedAt = forStorage ? reader.varint() : 0;
  return { id, x, y, turn, z, hold, isWrong: (flags & WRONG) !== 0, addedPieces: added, touchedBy, touchedAt };
}
