/** A stored log read twice: by the naive reader, and by the product's own codec and fold. They must agree at every frame. */
import { expect } from 'vitest';
import { compress, decompress } from '#server/journal/compression.ts';
import type { BoardRecord, LogChunk, Snapshot } from '#server/store/port.ts';
import { type Board, boardOfSeed } from '#shared/board/board.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import { applyTick } from '#shared/board/tick.ts';
import { CLASSROOM_EVENTS } from '#shared/classroom/classroom-event.ts';
import { chunkBodies, decodeChunk } from '#shared/wire/chunk.ts';
import { decodeClassroomBody } from '#shared/wire/classroom-codec.ts';
import { encodePatch } from '#shared/wire/frames/patch-frame.ts';
import { naiveBoardOf, naiveState, productOperations, productState } from './both-folds.ts';
import type { NaiveBoard } from './naive/naive-board.ts';
import { readBoardChunk, readClassroomChunk, readStoredSnapshot } from './naive/naive-log.ts';

export interface StoredBoard {
  readonly record: BoardRecord;
  readonly chunks: readonly LogChunk[];
  readonly snapshot: Snapshot | null;
  readonly rules: Rules;
  /** States that a page had, by epoch and seq. */
  readonly states: ReadonlyMap<string, string>;
}

/** @returns the kinds of the log's events. @throws if log, product and page differ, or a fold from a snapshot does */
export function compareBoardLogs({ record, chunks, snapshot, rules, states }: StoredBoard): Set<string> {
  const naive = naiveBoardOf(rules);
  naive.begin(record.seed);
  const product = boardOfSeed(rules, record.seed);
  const fromSnapshots: NaiveBoard[] = [];
  const kinds = new Set<string>();
  let comparedWithPage = 0;
  let motionFrames = 0;
  for (const chunk of chunks) {
    const ticks = decodeChunk(decompress(chunk.bytes), chunk.firstSeq, chunk.startTime);
    const frames = readBoardChunk(chunk);
    expect(frames.map(({ seq, time }) => [seq, time])).toEqual(ticks.map(({ seq, time }) => [seq, time]));
    expect(frames).toHaveLength(chunk.frames);
    for (const [index, { seq, body }] of frames.entries()) {
      for (const board of [naive, ...fromSnapshots]) board.applyBody(seq, body);
      for (const { kind } of body.events) kinds.add(kind);
      if (body.events.length === 0) motionFrames += 1;
      const tick = ticks[index]?.tick;
      if (tick !== undefined) applyTick(product, tick, seq);
      expectSame(naive, product);
      const onPage = states.get(`${naive.epoch} ${seq}`);
      if (onPage === undefined) continue;
      expect(JSON.stringify(naiveState(naive))).toBe(onPage);
      comparedWithPage += 1;
    }
    fromSnapshots.push(fromSnapshot(rules, compress(encodePatch(product, 0, headOf(product), true))));
    if (snapshot?.seq === product.seq) fromSnapshots.push(fromSnapshot(rules, snapshot.bytes));
  }
  for (const board of fromSnapshots) expectSame(board, product);
  expect(comparedWithPage).toBeGreaterThan(100);
  expect(motionFrames).toBeGreaterThan(20);
  expect(fromSnapshots.length).toBeGreaterThan(2);
  return kinds;
}

function headOf({ seq }: Board) {
  return { board: 1, time: 0, committedSeq: seq };
}

function fromSnapshot(rules: Rules, bytes: Uint8Array): NaiveBoard {
  const board = naiveBoardOf(rules);
  expect(board.applyPatch(readStoredSnapshot(bytes))).toBe('applied');
  return board;
}

function expectSame(naive: NaiveBoard, product: Board): void {
  expect(naiveState(naive, true)).toEqual(productState(product, true));
  expect(naive.operations).toEqual(productOperations(product));
  expect(ascending(naive.shownPlaces)).toEqual(ascending([...product.shownPlaces]));
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((left, right) => left - right);
}

/** Board 0's log. @returns the kinds of its events */
export function compareClassroomLogs(chunks: readonly LogChunk[]): Set<string> {
  const kinds = new Set<string>();
  for (const chunk of chunks) {
    const naive = readClassroomChunk(chunk);
    const bodies = chunkBodies(decompress(chunk.bytes), chunk.firstSeq, chunk.startTime);
    const product = bodies.flatMap(({ body }) => decodeClassroomBody(body));
    expect(naive).toEqual(
      product.map(({ kind, ...fields }) => {
        const values: Readonly<Record<string, number | boolean>> = fields;
        return [kind, ...Object.keys(CLASSROOM_EVENTS[kind][1]).map((name) => Number(values[name]))];
      }),
    );
    for (const [kind] of naive) kinds.add(kind);
  }
  return kinds;
}
