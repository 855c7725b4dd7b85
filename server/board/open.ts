/**
 * Opening a board: fold the newest snapshot and the log behind it, then commit a takeover record, which ends all holds
 * and begins the next epoch. Whoever owned the board before finds its place in the log taken.
 */

import { decompress } from '#server/journal/compression.ts';
import { takeOver } from '#server/journal/takeover.ts';
import type { LogKey, Store } from '#server/store/port.ts';
import { type Attention, foldAttention, INITIAL_ATTENTION } from '#shared/attention/attention-fold.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, dealtBoard, isConsistent } from '#shared/board/board.ts';
import type { DiscreteEvent } from '#shared/board/board-event.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import { applyPatch } from '#shared/board/patch.ts';
import { applyTick } from '#shared/board/tick.ts';
import type { GroupId } from '#shared/ids.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';
import { decodePatch } from '#shared/wire/frames/patch-frame.ts';
import { encodeTickBody } from '#shared/wire/frames/tick-frame.ts';

export interface OpenedBoard {
  readonly key: LogKey;
  /** Stands at the takeover record. */
  readonly board: Board;
  /** Monotonic ms at which the epoch began. */
  readonly openedAt: number;
  /** Ms since 1970 at that moment. */
  readonly wallTime: number;
  /** What the rules of attention have counted, as far back as the log is read: to the newest snapshot. */
  readonly attention: Attention;
  /** Bytes of the newest snapshot, and of the log behind it. */
  readonly snapshotBytes: number;
  readonly logBytes: number;
}

/** The log does not fold to a board: it was changed from outside, or is another board's. */
export class LogError extends Error {
  override readonly name = 'LogError';
}

/** The clocks of an opening: monotonic ms, and wall time in ms since 1970. */
export interface Clock {
  readonly now: () => number;
  readonly wall: () => number;
}

/** Resolves to null when another writer opened the log in the same moment. */
export async function openBoard(
  store: Store,
  key: LogKey,
  rules: Rules,
  seed: number,
  clock: Clock,
): Promise<OpenedBoard | null> {
  const board = dealtBoard(rules, scatter(rules.puzzle, seed, rules.turns), 0);
  const { snapshotBytes, logBytes, attention } = await foldLog(store, key, board);
  const openedAt = clock.now();
  const epoch = board.epoch + 1;
  const seq = board.seq + 1;
  const wallTime = Math.floor(clock.wall());
  const opened = { kind: 'opened', epoch, wallTime } as const;
  const bytes = await takeOver(store, key, { epoch, seq, body: encodeTickBody({ events: [opened], drags: [] }) });
  if (bytes === null) return null;
  const nextAttention = updateAttention(attention, board, opened, wallTime);
  apply(board, opened, seq);
  board.seq = seq;
  return { key, board, openedAt, wallTime, attention: nextAttention, snapshotBytes, logBytes: logBytes + bytes };
}

interface FoldedLog {
  readonly snapshotBytes: number;
  readonly logBytes: number;
  readonly attention: Attention;
}

/** One more event of a board that is as it was before it. @param at ms since 1970 */
export function updateAttention(attention: Attention, board: Board, event: DiscreteEvent, at: number): Attention {
  const positionBefore = (group: GroupId) => board.groups.get(group);
  return foldAttention(attention, { event, at, positionBefore, pieceSize: board.rules.puzzle.pieceSize });
}

/** A board as it is kept, or as it stood at frame `upTo`, for who only looks: nothing is taken over. */
export async function readBoard(store: Store, key: LogKey, rules: Rules, seed: number, upTo?: number): Promise<Board> {
  const board = dealtBoard(rules, scatter(rules.puzzle, seed, rules.turns), 0);
  await foldLog(store, key, board, upTo);
  return board;
}

/** Brings a dealt board to the end of its log, or to frame `upTo`. */
async function foldLog(
  store: Store,
  key: LogKey,
  board: Board,
  upTo: number = Number.MAX_SAFE_INTEGER,
): Promise<FoldedLog> {
  const snapshot = await store.snapshot(key, upTo);
  if (snapshot !== null) applyPatch(board, decodePatch(decompress(snapshot.bytes)));
  let logBytes = 0;
  let attention = INITIAL_ATTENTION;
  /** Of the epoch that is being read; null until its beginning was: it may lie before the snapshot. */
  let wallTime: number | null = null;
  for (const chunk of await store.log(key, board.seq + 1)) {
    if (chunk.epoch < board.epoch) throw new LogError(`epoch ${chunk.epoch} after ${board.epoch}`);
    for (const { seq, time, tick } of decodeChunk(decompress(chunk.bytes), chunk.firstSeq, chunk.startTime)) {
      if (seq <= board.seq || seq > upTo) continue;
      if (seq !== board.seq + 1) throw new LogError(`frame ${seq} after ${board.seq}`);
      applyTick(board, tick, seq, (event) => {
        if (event.kind === 'opened') wallTime = event.wallTime;
        if (wallTime !== null) attention = updateAttention(attention, board, event, wallTime + time);
      });
    }
    logBytes += chunk.bytes.length;
  }
  if (!isConsistent(board)) throw new LogError('pieces are missing');
  return { snapshotBytes: snapshot?.bytes.length ?? SNAPSHOT_BYTES_AT_FIRST, logBytes, attention };
}

/** Before there is any snapshot, the log may grow as if one of this size stood. Bytes. */
const SNAPSHOT_BYTES_AT_FIRST = 4 * 1024;
