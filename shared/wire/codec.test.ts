import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiscreteEvent } from '#shared/board/board-event.ts';
import type { Tick } from '#shared/board/tick.ts';
import { decodeDrag, decodePointer, encodeDrag, encodePointer } from '#shared/wire/frames/client-frames.ts';
import { frameTypeOf } from '#shared/wire/frames/frame-header.ts';
import { decodePatch } from '#shared/wire/frames/patch-frame.ts';
import { decodePresence, encodePresence } from '#shared/wire/frames/presence-frame.ts';
import { decodeTickBody, decodeTickFrame, encodeTickBody, encodeTickFrame } from '#shared/wire/frames/tick-frame.ts';
import { decodeWall } from '#shared/wire/frames/wall-frame.ts';
import { WireError } from './bytes.ts';
import { ChunkBuilder, decodeChunk } from './chunk.ts';

const u16 = fc.integer({ min: 0, max: 65_535 });
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const big = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const piece = fc.integer({ min: 0, max: 10_000 });
const member = fc.integer({ min: 0, max: 511 });
const turn = fc.integer({ min: 0, max: 23 });
const operation = fc.record({ page: u32, counter: big });
const is = <const K extends string>(kind: K) => fc.constant(kind);

const pieceList = fc
  .uniqueArray(fc.integer({ min: 1, max: 10_000 }), { maxLength: 8 })
  .map((pieces) => pieces.sort((a, b) => a - b));

const event: fc.Arbitrary<DiscreteEvent> = fc.oneof(
  fc.record({ kind: is('opened'), epoch: u32, wallTime: big }),
  fc.record({ kind: fc.constantFrom('lifted' as const, 'takenOver' as const), group: piece, member, page: u32 }),
  fc.record({ kind: is('dropped'), group: piece, x: u16, y: u16, member, operation }),
  fc
    .record({ kind: is('joined'), group: piece, x: u16, y: u16, step: fc.integer({ min: 1, max: 500 }) })
    .map(({ step, ...rest }) => ({ ...rest, other: rest.group + step })),
  fc.record({ kind: is('turned'), group: piece, x: u16, y: u16, turn, member, operation }),
  fc.record({ kind: is('released'), group: piece, x: u16, y: u16 }),
  fc.record({ kind: fc.constantFrom('solved' as const, 'paused' as const, 'resumed' as const) }),
  fc.record({ kind: is('reset'), seed: u32, member, operation }),
  fc.record({ kind: is('pieceShown'), piece }),
  fc.record({
    kind: is('restored'),
    solved: fc.boolean(),
    groups: fc.array(
      fc.record({
        pieces: fc.uniqueArray(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.sort((a, b) => a - b)),
        x: u16,
        y: u16,
        turn,
        z: big,
      }),
      { maxLength: 5 },
    ),
  }),
  fc.record({ kind: is('checked'), member, operation, right: fc.nat(10_000), wrong: pieceList }),
  fc.record({ kind: is('hinted'), piece, member, level: fc.integer({ min: 1, max: 3 }) }),
);
const tick: fc.Arbitrary<Tick> = fc.record({
  events: fc.array(event, { maxLength: 20 }),
  drags: fc
    .uniqueArray(fc.record({ kind: is('dragged'), group: fc.integer({ min: 1, max: 10_000 }), x: u16, y: u16 }), {
      selector: ({ group }) => group,
      maxLength: 40,
    })
    .map((drags) => drags.sort((a, b) => a.group - b.group)),
});
const head = fc
  .record({
    board: piece,
    epoch: u32,
    seq: fc.integer({ min: 1, max: 0xffff_ffff }),
    back: fc.integer({ min: 1, max: 50 }),
    time: big,
    behind: fc.nat(50),
  })
  .map(({ back, behind, ...rest }) => ({
    ...rest,
    after: Math.max(0, rest.seq - back),
    committedSeq: Math.max(0, rest.seq - behind),
  }));

describe('encoding', () => {
  // Proves I9.
  it('round-trips tick frames', () => {
    fc.assert(
      fc.property(head, tick, (at, what) => {
        expect(decodeTickFrame(encodeTickFrame(at, encodeTickBody(what)))).toEqual({ ...at, tick: what });
      }),
    );
  });

  it('round-trips a client’s drags and pointers', () => {
    const drags = fc.array(fc.record({ piece, x: u16, y: u16 }), { maxLength: 10 });
    fc.assert(
      fc.property(fc.record({ board: piece, counter: big, drags }), (frame) => {
        expect(decodeDrag(encodeDrag(frame))).toEqual(frame);
      }),
    );
    fc.assert(
      fc.property(fc.record({ board: piece, laser: fc.boolean(), x: u16, y: u16 }), (frame) => {
        expect(decodePointer(encodePointer(frame))).toEqual(frame);
      }),
    );
  });

  it('round-trips presence', () => {
    const pointers = fc.array(fc.record({ member, laser: fc.boolean(), x: u16, y: u16 }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.record({ board: piece, pointers }), (frame) => {
        expect(decodePresence(encodePresence(frame))).toEqual(frame);
      }),
    );
  });

  it('round-trips a chunk in which the same groups go on moving', () => {
    const places = fc.array(fc.tuple(u16, u16), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(places, (all) => {
        const chunk = new ChunkBuilder(1, 0);
        const ticks = all.map(([x, y]) => ({
          events: [],
          drags: [7, 300].map((group) => ({ kind: 'dragged' as const, group, x, y })),
        }));
        for (const [index, { drags }] of ticks.entries()) chunk.addMotion(index * 33, drags);
        expect(decodeChunk(chunk.take(), 1, 0).map((frame) => frame.tick)).toEqual(ticks);
      }),
    );
  });

  // A Buffer of Node is an Uint8Array whose `slice` is a view.
  it('leaves the bytes of a chunk as they are, so that it decodes to the same again', () => {
    const chunk = new ChunkBuilder(1, 0);
    for (const [index, x] of [100, 200, 250].entries())
      chunk.addMotion(index * 33, [{ kind: 'dragged', group: 7, x, y: x }]);
    const bytes = chunk.take();
    const buffer = Buffer.from(bytes);
    const once = decodeChunk(buffer, 1, 0);
    expect(new Uint8Array(buffer)).toEqual(bytes);
    expect(decodeChunk(buffer, 1, 0)).toEqual(once);
  });

  it('round-trips a chunk of the log with the times of its frames', () => {
    const frames = fc.array(fc.record({ wait: fc.nat(5_000), tick }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        big.map((n) => n % 1e9),
        frames,
        (firstSeq, startTime, all) => {
          const chunk = new ChunkBuilder(firstSeq, startTime);
          let time = startTime;
          const expected = all.map(({ wait, tick: what }, index) => {
            time += wait;
            const body = encodeTickBody(what);
            if (what.events.length > 0) chunk.add(time, body);
            else expect(chunk.addMotion(time, what.drags)).toBe(body.length);
            return { seq: firstSeq + index, time, tick: what };
          });
          expect(chunk.lastSeq).toBe(firstSeq + all.length - 1);
          expect(decodeChunk(chunk.take(), firstSeq, startTime)).toEqual(expected);
        },
      ),
    );
  });
});

describe('budgets', () => {
  // Proves I36.
  it('encodes 30 moving groups spread over 1,000 pieces in 180 bytes, late in an hour', () => {
    const drags = Array.from({ length: 30 }, (_, index) => ({
      kind: 'dragged' as const,
      group: 1 + index * 33,
      x: 40_000 + index,
      y: 30_000,
    }));
    const late = { board: 12, epoch: 3, seq: 108_000, after: 107_999, time: 3_600_000, committedSeq: 107_980 };
    expect(encodeTickFrame(late, encodeTickBody({ events: [], drags })).length).toBeLessThanOrEqual(180);
  });

  // Proves I36.
  it('encodes one dragged group in 9 or 10 bytes', () => {
    expect(encodeDrag({ board: 12, counter: 200, drags: [{ piece: 999, x: 1, y: 2 }] }).length).toBeLessThanOrEqual(10);
  });
});

describe('random bytes', () => {
  const decoders = {
    tick: decodeTickFrame,
    body: decodeTickBody,
    patch: decodePatch,
    wall: decodeWall,
    drag: decodeDrag,
    pointer: decodePointer,
    presence: decodePresence,
    chunk: (bytes: Uint8Array) => decodeChunk(bytes, 1, 0),
    type: frameTypeOf,
  };
  const first = fc.constantFrom(0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 1, 0);
  const bytes = fc
    .tuple(first, fc.uint8Array({ maxLength: 200 }))
    .map(([lead, rest]) => Uint8Array.from([lead, ...rest]));
  for (const [name, decode] of Object.entries(decoders)) {
    // Proves I10.
    it(`throw only WireError: ${name}`, () => {
      let refused = 0;
      fc.assert(
        fc.property(bytes, (input) => {
          try {
            decode(input);
          } catch (error) {
            refused += 1;
            expect(error).toBeInstanceOf(WireError);
          }
        }),
        { numRuns: 3_000 },
      );
      expect(refused).toBeGreaterThan(0);
    });
  }

  it('throw only WireError as valid frames with one byte changed, truncated or lengthened', () => {
    fc.assert(
      fc.property(
        head,
        tick,
        fc.nat(),
        fc.nat(255),
        fc.constantFrom('change', 'cut', 'lengthen'),
        (at, what, where, value, how) => {
          const sound = encodeTickFrame(at, encodeTickBody(what));
          const index = where % sound.length;
          const broken =
            how === 'cut'
              ? sound.slice(0, index)
              : how === 'lengthen'
                ? Uint8Array.from([...sound, value])
                : sound.slice();
          if (how === 'change') broken[index] = value;
          try {
            decodeTickFrame(broken);
          } catch (error) {
            expect(error).toBeInstanceOf(WireError);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
