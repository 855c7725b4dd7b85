/**
 * Opening a board: folds the newest snapshot and the log after it, then commits a takeover record, which ends all holds and begins the
 * next epoch. The owner before finds its place in the log taken.
 */

import type { Clock } from '#server/base/clock.ts';
import { decompress } from '#server/journal/compression.ts';
import { takeOver } from '#server/journal/takeover.ts';
import type { LogKey, Store } from '#server/store/port.ts';
import { type Attention, foldAttention, INITIAL_ATTENTION } from '#shared/attention/attention-fold.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, boardOfSeed, isConsistent } from '#shared/board/board.ts';
import type { DiscreteEvent } from '#shared/board/board-event.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import { restorationEvents } from '#shared/board/decide.ts';
import type { Restore } from '#shared/board/move.ts';
import { applyPatch } from '#shared/board/patch.ts';
import { applyTick } from '#shared/board/tick.ts';
import type { GroupId } from '#shared/ids.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';
import { decodePatch } from '#shared/wire/frames/patch-frame.ts';
import { encodeTickBody } from '#shared/wire/frames/tick-frame.ts';
import type { SnapshotState } from './snapshots.ts';

export interface OpenedBoard extends SnapshotState {
  readonly key: LogKey;
  /** As of the takeover record. */
  readonly board: Board;
  /** Monotonic ms at which the epoch began. */
  readonly openedAt: number;
  /** Ms since 1970 at that moment. */
  readonly wallTime: number;
  /** The counts of the attention rules, from the newest snapshot on: the log is read no further back. */
  readonly attention: Attention;
}

/** The log does not fold to a board: it was changed from outside, or belongs to another board. */
export class LogError extends Error {
  override readonly name = 'LogError';
}

/**
 * Resolves to null when another writer took the log at the same time.
 * @param start how a board lies in its first frame; null: as it is dealt. A board that has been opened before goes on from its log
 */
export async function openBoard(
  store: Store,
  key: LogKey,
  rules: Rules,
  seed: number,
  clock: Clock,
  start: () => Promise<Restore | null> = async () => null,
): Promise<OpenedBoard | null> {
  const board = boardOfSeed(rules, seed);
  const { attention, logBytes, ...folded } = await foldLog(store, key, board);
  const openedAt = clock.now();
  const epoch = board.epoch + 1;
  const seq = board.seq + 1;
  const wallTime = Math.floor(clock.wall());
  const opened = { kind: 'opened', epoch, wallTime } as const;
  // One record with the takeover: nobody ever finds the board without its start.
  const restore = board.seq === 0 ? await start() : null;
  const events = [opened, ...(restore === null ? [] : restorationEvents(restore))];
  const bytes = await takeOver(store, key, { epoch, seq, body: encodeTickBody({ events, drags: [] }) });
  if (bytes === null) return null;
  let nextAttention = attention;
  for (const event of events) {
    nextAttention = updateAttention(nextAttention, board, event, wallTime);
    apply(board, event, seq);
  }
  board.seq = seq;
  return { key, board, openedAt, wallTime, attention: nextAttention, ...folded, logBytes: logBytes + bytes };
}

interface FoldedLog extends SnapshotState {
  readonly attention: Attention;
}

/** @param board as it is before the event @param at ms since 1970 */
export function updateAttention(attention: Attention, board: Board, event: DiscreteEvent, at: number): Attention {
  const positionBefore = (group: GroupId) => board.groups.get(group);
  return foldAttention(attention, { event, at, positionBefore, pieceSize: board.rules.puzzle.pieceSize });
}

/** A board as the store has it, or as it was at frame `upTo`, without taking it over. */
export async function readBoard(store: Store, key: LogKey, rules: Rules, seed: number, upTo?: number): Promise<Board> {
  const board = boardOfSeed(rules, seed);
  await foldLog(store, key, board, upTo);
  return board;
}

/** Brings a dealt board to the end of its log, or to frame `upTo`. */
async function foldLog(store: Store, key: LogKey, board: Board, upTo?: number): Promise<FoldedLog> {
  const last = upTo ?? Number.MAX_SAFE_INTEGER;
  const snapshot = await store.snapshot(key, last);
  if (snapshot !== null) applyPatch(board, decodePatch(decompress(snapshot.bytes)));
  let logBytes = 0;
  let attention = INITIAL_ATTENTION;
  /** When the epoch of the current frame began; null until its record is read: it may lie before the snapshot. */
  let wallTime: number | null = null;
  for (const chunk of await store.log(key, board.seq + 1, upTo)) {
    if (chunk.epoch < board.epoch) throw new LogError(`epoch ${chunk.epoch} after ${board.epoch}`);
    for (const { seq, time, tick } of decodeChunk(decompress(chunk.bytes), chunk.firstSeq, chunk.startTime)) {
      if (seq <= board.seq || seq > last) continue;
      if (seq !== board.seq + 1) throw new LogError(`frame ${seq} after ${board.seq}`);
      applyTick(board, tick, seq, (event) => {
        if (event.kind === 'opened') wallTime = event.wallTime;
        if (wallTime !== null) attention = updateAttention(attention, board, event, wallTime + time);
      });
    }
    logBytes += chunk.bytes.length;
  }
  if (!isConsistent(board)) throw new LogError('pieces are missing');
  return {
    snapshotBytes: snapshot?.bytes.length ?? 0,
    snapshotSeq: snapshot?.seq ?? 0,
    logBytes,
    attention,
  };
}
