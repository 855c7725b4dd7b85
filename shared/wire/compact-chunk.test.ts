/** A compacted chunk: which positions stay, and what it does to the positions of groups in hand. */
import { describe, expect, it } from 'vitest';
import type { DiscreteEvent } from '#shared/board/board-event.ts';
import type { Tick } from '#shared/board/tick.ts';
import { ChunkBuilder, decodeChunk } from './chunk.ts';
import { COMPACTED_MOTION_MS, compactChunk } from './compact-chunk.ts';
import { encodeTickBody } from './frames/tick-frame.ts';

const TICK = 33;

/** A chunk of frames at these times. */
function chunkOf(frames: readonly (readonly [time: number, tick: Tick])[]): Uint8Array {
  const builder = new ChunkBuilder(7, 0);
  for (const [time, tick] of frames) {
    if (tick.events.length > 0) builder.add(time, encodeTickBody(tick));
    else builder.addMotion(time, tick.drags);
  }
  return builder.take();
}

function drag(...groups: readonly (readonly [group: number, x: number])[]): Tick {
  return { events: [], drags: groups.map(([group, x]) => ({ kind: 'dragged', group, x, y: x + 1 })) };
}

function event(...events: readonly DiscreteEvent[]): Tick {
  return { events, drags: [] };
}

/** `time group:x ...` of each frame. */
function compacted(bytes: Uint8Array): string[] {
  return decodeChunk(compactChunk(bytes, 7, 0), 7, 0).map(({ time, tick }) =>
    [time, ...tick.events.map(({ kind }) => kind), ...tick.drags.map(({ group, x }) => `${group}:${x}`)].join(' '),
  );
}

const steps = (count: number, group = 3) =>
  Array.from({ length: count }, (_, index) => [index * TICK, drag([group, index])] as const);

describe('a compacted chunk', () => {
  it('has as many frames with the same numbers, and about ten positions a second, the first and the last among them', () => {
    const bytes = chunkOf(steps(11));
    const frames = decodeChunk(compactChunk(bytes, 7, 0), 7, 0);
    expect(frames.map(({ seq }) => seq)).toEqual(Array.from({ length: 11 }, (_, index) => 7 + index));
    expect(compacted(bytes)).toEqual([
      ...['0 3:0', '0', '0', '99 3:3', '99', '99', '198 3:6', '198', '198', '297 3:9', '330 3:10'],
    ]);
  });

  it('keeps the last position before a rest of the hand', () => {
    expect(compacted(chunkOf([...steps(3), [900, drag([3, 50])]]))).toEqual(['0 3:0', '0', '66 3:2', '900 3:50']);
  });

  it('keeps each group’s own positions', () => {
    const both = chunkOf([
      [0, drag([3, 0])],
      [33, drag([3, 1], [5, 1])],
      [66, drag([3, 2], [5, 2])],
      [99, drag([3, 3], [5, 3])],
      [132, drag([5, 4])],
      [165, drag([5, 5])],
    ]);
    expect(compacted(both)).toEqual(['0 3:0', '33 5:1', '33', '99 3:3', '132 5:4', '165 5:5']);
  });

  const dropped: DiscreteEvent = {
    kind: 'dropped',
    group: 3,
    x: 9,
    y: 9,
    member: 1,
    operation: { page: 1, counter: 1 },
  };
  const restored: DiscreteEvent = { kind: 'restored', solved: false, groups: [] };
  const reset: DiscreteEvent = { kind: 'reset', seed: 1, member: 0, operation: { page: 1, counter: 1 } };

  it.each([
    ['a drop, which places the group', dropped, ['0 3:0', '0', '66 dropped']],
    // A release or a restored picture is nobody's play: the drag before may be the last moment that counts as played.
    ['a release', { kind: 'released', group: 3, x: 9, y: 9 }, ['0 3:0', '33 3:1', '66 released']],
    ['a restored board', restored, ['0 3:0', '33 3:1', '66 restored']],
    ['a reset, which places all', reset, ['0 3:0', '0', '66 reset']],
    ['a join', { kind: 'joined', group: 0, other: 3, x: 9, y: 9 }, ['0 3:0', '0', '66 joined']],
    ['a drop of another group', { ...dropped, group: 4 }, ['0 3:0', '33 3:1', '66 dropped']],
    ['a pause alone', { kind: 'paused' }, ['0 3:0', '33 3:1', '66 paused']],
    [
      'a takeover of the log, which ends holds',
      { kind: 'opened', epoch: 2, wallTime: 5 },
      ['0 3:0', '33 3:1', '66 opened'],
    ],
  ] as const)('ends with the last position, or with %s', (_, last, expected) => {
    expect(compacted(chunkOf([...steps(2), [66, event(last)]]))).toEqual(expected);
  });

  it('keeps a frame with events as it was stored, its drags included', () => {
    const lifted: DiscreteEvent = { kind: 'lifted', group: 4, member: 1, page: 9 };
    const mixed = { events: [lifted], drags: drag([3, 2], [4, 8]).drags };
    expect(compacted(chunkOf([...steps(2), [66, mixed], [99, drag([3, 3])], [132, drag([3, 4])]]))).toEqual([
      ...['0 3:0', '0', '66 lifted 3:2 4:8', '66', '132 3:4'],
    ]);
  });

  it('comes back as it is when it is compacted again, and is smaller', () => {
    const bytes = chunkOf(steps(200));
    const once = compactChunk(bytes, 7, 0);
    expect(compactChunk(once, 7, 0)).toEqual(once);
    expect(once.length).toBeLessThan(bytes.length * 0.7);
  });

  it('never leaves a group further behind than it may be', () => {
    // Irregular times, as of a busy server.
    let time = 0;
    const frames = Array.from({ length: 300 }, (_, index) => {
      time += 20 + ((index * 7919) % 61);
      return [time, drag([3, index])] as const;
    });
    const shown = decodeChunk(compactChunk(chunkOf(frames), 7, 0), 7, 0).flatMap(({ tick, time: at }) =>
      tick.drags.map(({ x }) => ({ x, at })),
    );
    for (const [at, tick] of frames) {
      const last = shown.findLast((each) => each.at <= at);
      const x = tick.drags[0]?.x;
      expect(last === undefined || last.x === x || at - last.at <= COMPACTED_MOTION_MS).toBe(true);
    }
    expect(shown.length).toBeLessThan(frames.length * 0.8);
  });
});
