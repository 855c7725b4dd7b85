/** Clips of a log in a real store: random stretches of two epochs with keyframes, against the fold of the whole log. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { makeDataFolder } from '#e2e/fixtures/server/server-process.ts';
import { openTestStore } from '#e2e/fixtures/server/test-database.ts';
import { A, classroom } from '#e2e/store/contract/sample-records.ts';
import { compress } from '#server/journal/compression.ts';
import { readClip } from '#server/journal/replay/log-clip.ts';
import type { LogKey, Store } from '#server/store/port.ts';
import { type Board, dealtBoard } from '#shared/board/board.ts';
import type { BoardEvent } from '#shared/board/board-event.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { applyTick, TickBuilder } from '#shared/board/tick.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { SegmentFold } from '#shared/replay/segment-fold.ts';
import { ChunkBuilder } from '#shared/wire/chunk.ts';
import { encodePatch } from '#shared/wire/frames/patch-frame.ts';
import { encodeTickBody } from '#shared/wire/frames/tick-frame.ts';

const KEY: LogKey = { classroom: A, board: 1 };
const spec = jigsawSpec({ seed: 3, columns: 6, rows: 4, pixelWidth: 600, pixelHeight: 400, tab: 20 });
const rules = boardRules(cutJigsaw(spec), 'hard', false);
const deal = () => dealtBoard(rules, scatter(rules.puzzle, 7, false), 0);
const random = new SeededRandom(Math.floor(Math.random() * 2 ** 32));
const START = 1_900_000_000_000;

/** Time and board of each frame; index = frame - 1. */
const recorded: { readonly time: number; readonly fingerprint: number }[] = [];
let folder = '';
let store: Store;

/** Writes one epoch of 150 frames, half of them motion alone, in chunks of ten, with a keyframe every fifty. */
async function writeEpoch(board: Board, epoch: number, wallTime: number): Promise<void> {
  let time = 0;
  for (let chunk = 0; chunk < 15; chunk += 1) {
    const builder = new ChunkBuilder(board.seq + 1, time);
    const startTime = time;
    for (let frame = 0; frame < 10; frame += 1) {
      const seq = board.seq + 1;
      const tick = new TickBuilder();
      if (chunk === 0 && frame === 0) tick.add({ kind: 'opened', epoch, wallTime });
      for (const event of someEvents(board, seq)) tick.add(event);
      const taken = tick.take();
      applyTick(board, taken, seq);
      if (taken.events.length > 0) builder.add(time, encodeTickBody(taken));
      else builder.addMotion(time, taken.drags);
      recorded.push({ time: wallTime + time, fingerprint: fingerprintOf(board) });
      time += random.happens(0.05) ? 4_000 : 33;
    }
    const { firstSeq, frames } = builder;
    const bytes = compress(builder.take());
    const digest = createHash('sha256').update(bytes).digest('hex');
    const [stored] = await store.append([{ ...KEY, firstSeq, frames, epoch, owner: 'test', digest, startTime, bytes }]);
    if (stored !== 'stored') throw new Error(stored);
    if (chunk % 5 !== 4) continue;
    const snapshot = encodePatch(board, 0, { board: 1, time, committedSeq: board.seq }, true);
    await store.addSnapshot({ ...KEY, seq: board.seq, epoch, bytes: compress(snapshot) });
  }
}

function someEvents({ groups }: Board, seq: number): BoardEvent[] {
  // The mat, group 0, never moves.
  const group = random.pick([...groups.keys()].filter((id) => id !== 0)) ?? 1;
  // As from the wire: whole numbers of 16 bits.
  const [x = 0, y = 0] = new Uint16Array([random.between(5_000, 60_000), random.between(5_000, 60_000)]);
  if (random.happens(0.5)) return [{ kind: 'dragged', group, x, y }];
  return [{ kind: 'dropped', group, x, y, member: 1, operation: { page: 9, counter: seq } }];
}

beforeAll(async () => {
  console.log(`seed ${random.seed}`);
  folder = await makeDataFolder();
  store = await openTestStore(folder);
  await store.addClassroom(classroom(A));
  const board = deal();
  await writeEpoch(board, 1, START);
  await writeEpoch(board, 2, (recorded.at(-1)?.time ?? 0) + 20_000);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function clipOf(from: number, to: number) {
  const clip = await readClip({ store, key: KEY, createdAt: START, from, to, deal });
  if (clip === null) throw new Error('it cannot be read');
  const { segment, firstSeq, frames, epochs } = clip;
  const startOf = new Map(epochs.map(({ epoch, wallTime }) => [epoch, wallTime]));
  const epochStart = (epoch: number) => startOf.get(epoch) ?? 0;
  return { firstSeq, fold: new SegmentFold({ segment, firstSeq, frames, startTime: from, deal, epochStart }) };
}

describe('a clip', () => {
  it('has the frames of its stretch and no others, and folds to the board of each of them', async () => {
    const end = recorded.at(-1)?.time ?? 0;
    for (let round = 0; round < 200; round += 1) {
      const from = Math.floor(random.between(START - 5_000, end + 5_000));
      const to = from + Math.floor(random.between(0, 30_000));
      const { firstSeq, fold } = await clipOf(from, to);
      const before = recorded.filter(({ time }) => time <= from).length;
      const until = recorded.filter(({ time }) => time <= to).length;
      const what = `${from - START} to ${to - START}`;
      expect([firstSeq, fold.frames.length, fold.isCut], what).toEqual([before + 1, until - before, false]);
      for (let frame = before; frame <= until; frame += 1) {
        const board = fold.boardAfter(frame - before);
        const fingerprint = recorded[frame - 1]?.fingerprint ?? fingerprintOf(deal());
        expect(board === null ? null : fingerprintOf(board), `${what}, frame ${frame}`).toBe(fingerprint);
        expect(fold.countAt(recorded[frame - 1]?.time ?? from)).toBeGreaterThanOrEqual(frame - before);
      }
    }
  });

  it('of a board that was never opened is the dealt board', async () => {
    const key = { ...KEY, board: 2 };
    const clip = await readClip({ store, key, createdAt: START, from: START, to: START + 9, deal });
    expect(clip).toMatchObject({ firstSeq: 1, frames: 0 });
  });
});
