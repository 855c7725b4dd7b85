import { describe, expect, test } from 'vitest';
import { toUnit } from '#client/board/camera/camera.ts';
import {
  DOUBLE_TAP_MS,
  FINGER_RISE_PX,
  PINCH_GRACE_MS,
  REST_MS,
  REST_TRAVEL_PX,
  RISE_TRAVEL_PX,
  SNAP_FLOOR_PX,
  TAP_PX,
} from '#client/board/limits.ts';
import { type Gesture, IDLE, step } from './gesture.ts';
import type { Command, GestureContext, GestureEvent, Hit, PointerKind } from './gesture-events.ts';

const hit: Hit = { piece: 7, origin: { x: 1_000, y: 2_000 }, middle: { x: 300, y: 100 } };
const otherHit: Hit = { piece: 9, origin: { x: 5_000, y: 5_000 }, middle: { x: 300, y: 100 } };
/** One pixel is ten units; the view's corner is the plane's. */
const context: GestureContext = {
  camera: { scale: 0.1, x: 0, y: 0 },
  isZoomedIn: true,
  clampOrigin: (_piece, origin) => origin,
  // A finger covers little of a piece of 240 pixels: it is carried where it is held.
  shortSideOf: () => 2_400,
  bottom: 900,
  isOffBoard: ({ y }) => y > 900,
};
const fittedContext: GestureContext = { ...context, isZoomedIn: false };

function down(x: number, y: number, more: Partial<Extract<GestureEvent, { kind: 'down' }>> = {}): GestureEvent {
  return { kind: 'down', pointer: 1, by: 'mouse', at: { x, y }, time: 0, hit: null, ...more };
}
function move(x: number, y: number, more: Partial<Extract<GestureEvent, { kind: 'move' }>> = {}): GestureEvent {
  return { kind: 'move', pointer: 1, by: 'mouse', at: { x, y }, ...more };
}
function up(x: number, y: number, pointer = 1, time = 0): GestureEvent {
  return { kind: 'up', pointer, at: { x, y }, time };
}

function play(events: readonly GestureEvent[], from: Gesture = IDLE, seen = context) {
  const commands: Command[] = [];
  let gesture = from;
  for (const event of events) {
    const outcome = step(gesture, event, seen);
    gesture = outcome.gesture;
    commands.push(...outcome.commands);
  }
  return { gesture, commands };
}

function kindsOf({ commands }: { readonly commands: readonly Command[] }): readonly string[] {
  return commands.map(({ kind }) => kind);
}

describe('a drag', () => {
  test('takes a piece, carries it by where it was grabbed, and puts it where it is released', () => {
    const { gesture, commands } = play([down(110, 205, { hit }), move(160, 255), up(210, 305)]);
    expect(commands).toEqual([
      { kind: 'take', pointer: 1, piece: 7, at: { x: 1_100, y: 2_050 } },
      { kind: 'carry', pointer: 1, piece: 7, origin: { x: 1_500, y: 2_500 } },
      { kind: 'put', pointer: 1, piece: 7, origin: { x: 2_000, y: 3_000 }, snapFloor: 120 },
    ]);
    expect(gesture).toEqual(IDLE);
  });

  test.each(['mouse', 'touch', 'pen'] as const)('of a %s says how exactly a hand can aim at this zoom', (by) => {
    const near: GestureContext = { ...context, camera: { ...context.camera, scale: 0.4 } };
    const put = play([down(110, 205, { by, hit }), move(160, 255, { by }), up(210, 305)], IDLE, near).commands.at(-1);
    expect(put).toMatchObject({ kind: 'put', snapFloor: SNAP_FLOOR_PX[by] * 2.5 });
  });

  test('puts the piece down even where the drag began', () => {
    const { commands } = play([down(110, 205, { hit }), move(160, 255), up(110, 205)]);
    expect(commands.at(-1)).toEqual({
      kind: 'put',
      pointer: 1,
      piece: 7,
      origin: { x: 1_000, y: 2_000 },
      snapFloor: 120,
    });
  });

  test('stops at the edge of the table', () => {
    const walled: GestureContext = { ...context, clampOrigin: (_piece, { x, y }) => ({ x: Math.min(x, 1_200), y }) };
    const { commands } = play([down(110, 205, { hit }), up(510, 205)], IDLE, walled);
    expect(commands.at(-1)).toEqual({
      kind: 'put',
      pointer: 1,
      piece: 7,
      origin: { x: 1_200, y: 2_000 },
      snapFloor: 120,
    });
  });

  test('puts the piece back when the system cancels the pointer', () => {
    const { gesture, commands } = play([down(110, 205, { hit }), move(160, 255), { kind: 'cancel', pointer: 1 }]);
    expect(commands.at(-1)).toEqual({ kind: 'putBack', pointer: 1, piece: 7 });
    expect(gesture).toEqual(IDLE);
  });

  test('ends without a command when the piece is lost', () => {
    const lost = play([down(110, 205, { hit }), { kind: 'lost', pointer: 1 }, move(160, 255), up(160, 255)]);
    expect(lost.commands.map(({ kind }) => kind)).toEqual(['take']);
    expect(lost.gesture).toEqual(IDLE);
  });

  test('goes on when another pointer loses its piece', () => {
    const { gesture } = play([down(110, 205, { hit }), { kind: 'lost', pointer: 2 }]);
    expect(gesture.hands).toMatchObject([{ piece: 7 }]);
  });

  test('ends where the pointer was when its release is lost', () => {
    const { gesture, commands } = play([down(110, 205, { hit }), move(160, 255), { kind: 'released', pointer: 1 }]);
    expect(commands.at(-1)).toEqual({
      kind: 'put',
      pointer: 1,
      piece: 7,
      origin: { x: 1_500, y: 2_500 },
      snapFloor: 120,
    });
    expect(gesture).toEqual(IDLE);
  });

  test('leaves nothing in hand when the release of an unmoved press is lost', () => {
    const { gesture, commands } = play([down(110, 205, { hit }), { kind: 'released', pointer: 1 }]);
    expect(commands.at(-1)).toEqual({ kind: 'putBack', pointer: 1, piece: 7 });
    expect(gesture).toEqual(IDLE);
  });

  test('ends when its pointer goes down anew, and the new press counts', () => {
    const again = down(400, 400, { hit: otherHit });
    expect(kindsOf(play([down(110, 205, { hit }), move(160, 255), again]))).toEqual(['take', 'carry', 'put', 'take']);
  });
});

describe('a small piece that a finger carries', () => {
  const size = 50;
  const small: GestureContext = { ...context, shortSideOf: () => size * 10 };
  /** The piece's middle above the finger, in CSS pixels, where the finger has gone along `path`. */
  const aboveAt = (path: readonly (readonly [number, number])[], by: PointerKind = 'touch', seen = small, on = hit) => {
    const [first, ...others] = path;
    const [last = 0, lastY = 0] = path.at(-1) ?? [];
    const at = toUnit(seen.camera, { x: first?.[0] ?? 0, y: first?.[1] ?? 0 });
    // Held by its middle, unless told otherwise.
    const grabbed = on === hit ? { ...hit, origin: { x: at.x - hit.middle.x, y: at.y - hit.middle.y } } : on;
    const start = down(first?.[0] ?? 0, first?.[1] ?? 0, { by, hit: grabbed });
    const { commands, gesture } = play([start, ...others.map(([x, y]) => move(x, y, { by }))], IDLE, seen);
    const carried = commands.findLast(({ kind }) => kind === 'carry');
    const put = play([up(last, lastY)], gesture, seen).commands.at(-1);
    if (carried?.kind !== 'carry' || put?.kind !== 'put') throw new Error('not carried');
    // It is put where it was seen.
    expect(put.origin).toEqual(carried.origin);
    expect(carried.origin.x + hit.middle.x).toBeCloseTo(last * 10);
    return lastY - (carried.origin.y + hit.middle.y) / 10;
  };

  test('lies above it', () => {
    expect(
      aboveAt([
        [100, 300],
        [200, 400],
      ]),
    ).toBeCloseTo(FINGER_RISE_PX);
    expect(FINGER_RISE_PX - size / 2).toBeGreaterThan(30);
  });

  test.each(['mouse', 'pen'] as const)('does not leave a %s', (by) => {
    expect(
      aboveAt(
        [
          [100, 300],
          [200, 400],
        ],
        by,
      ),
    ).toBeCloseTo(0);
  });

  test('rises without a jump, and stays up when the finger comes back', () => {
    let before = 0;
    for (let travel = TAP_PX + 1; travel <= TAP_PX + RISE_TRAVEL_PX + 4; travel += 1) {
      const above = aboveAt([
        [100, 300],
        [100 + travel, 300],
      ]);
      expect(above).toBeGreaterThanOrEqual(before);
      expect(above - before).toBeLessThan(4);
      before = above;
    }
    expect(before).toBeCloseTo(FINGER_RISE_PX);
    expect(
      aboveAt([
        [100, 300],
        [200, 300],
        [101, 300],
      ]),
    ).toBeCloseTo(FINGER_RISE_PX);
  });

  test('rises the less the larger it is', () => {
    const aboves = [50, 96, 130, 180, 240, 400].map((pixels) =>
      aboveAt(
        [
          [100, 300],
          [200, 400],
        ],
        'touch',
        { ...small, shortSideOf: () => pixels * 10 },
      ),
    );
    expect(aboves).toEqual([...aboves].sort((a, b) => b - a));
    expect([aboves[0], aboves[1], aboves[4], aboves[5]].map((above) => Math.round(above ?? 0))).toEqual([64, 64, 0, 0]);
  });

  test('rises from where it is held to the same place above the finger', () => {
    for (const off of [-20, 15]) {
      const at = { x: 1_000, y: 3_000 + off * 10 };
      const on = { ...hit, origin: { x: at.x - hit.middle.x, y: at.y - hit.middle.y } };
      expect(
        aboveAt(
          [
            [100, 300],
            [200, 400],
          ],
          'touch',
          small,
          on,
        ),
      ).toBeCloseTo(FINGER_RISE_PX);
    }
  });

  test('reaches the edges of the board', () => {
    let before = Number.NEGATIVE_INFINITY;
    for (let y = 300; y <= 900; y += 5) {
      const seenAt =
        y -
        aboveAt([
          [100, 200],
          [300, y],
        ]);
      expect(seenAt).toBeGreaterThan(before);
      expect(seenAt - before < 8 || y === 300).toBe(true);
      before = seenAt;
    }
    expect(before).toBeCloseTo(900);
    expect(
      20 -
        aboveAt([
          [100, 200],
          [300, 20],
        ]),
    ).toBeLessThan(0);
  });

  test('is put exactly where a tap chose its place', () => {
    const tapped = play([down(113, 208, { hit, by: 'touch' }), up(113, 208)], IDLE, small);
    const next = play([down(330, 410, { by: 'touch' }), up(330, 410)], tapped.gesture, small).commands.at(-1);
    expect(next).toMatchObject({ kind: 'put', origin: { x: 3_000, y: 4_000 } });
  });

  test('rises out of the tray, too', () => {
    const lift = { kind: 'adopt', pointer: 3, by: 'touch', at: { x: 200, y: 920 }, time: 0, piece: 4 } as const;
    const adopted = play([{ ...lift, middle: { x: 300, y: 100 } }], IDLE, small);
    expect(adopted.commands.at(-1)).toMatchObject({ kind: 'carry', origin: { x: 1_700, y: 9_100 } });
    const carried = play([move(200, 400, { by: 'touch', pointer: 3 })], adopted.gesture, small).commands.at(-1);
    expect(carried).toMatchObject({ kind: 'carry', origin: { x: 1_700, y: 3_900 - FINGER_RISE_PX * 10 } });
  });
});

describe('two hands', () => {
  const late = PINCH_GRACE_MS + 1;
  const two = play([
    down(110, 205, { by: 'touch', hit }),
    down(510, 505, { by: 'touch', pointer: 2, time: 10, hit: otherHit }),
  ]);

  test('take two pieces, and each carries and puts its own', () => {
    const { commands, gesture } = play(
      [move(210, 205, { by: 'touch' }), move(510, 605, { by: 'touch', pointer: 2 }), up(210, 205), up(510, 605, 2)],
      two.gesture,
    );
    expect(two.commands.map(({ kind }) => kind)).toEqual(['take', 'take']);
    expect(commands).toEqual([
      { kind: 'carry', pointer: 1, piece: 7, origin: { x: 2_000, y: 2_000 } },
      { kind: 'carry', pointer: 2, piece: 9, origin: { x: 5_000, y: 6_000 } },
      { kind: 'put', pointer: 1, piece: 7, origin: { x: 2_000, y: 2_000 }, snapFloor: 160 },
      { kind: 'put', pointer: 2, piece: 9, origin: { x: 5_000, y: 6_000 }, snapFloor: 160 },
    ]);
    expect(gesture).toEqual(IDLE);
  });

  test('go back together on letting go', () => {
    const { commands, gesture } = play([{ kind: 'letGo' }], two.gesture);
    expect(commands.map((each) => ({ ...each }))).toEqual([
      { kind: 'putBack', pointer: 1, piece: 7 },
      { kind: 'putBack', pointer: 2, piece: 9 },
    ]);
    expect(gesture).toEqual(IDLE);
  });

  test('lose their pieces one by one', () => {
    expect(play([{ kind: 'lost', pointer: 1 }], two.gesture).gesture.hands).toMatchObject([{ piece: 9 }]);
  });

  test('keep at most one tapped piece waiting', () => {
    const { commands, gesture } = play([up(110, 205), up(510, 505, 2)], two.gesture);
    expect(commands.map(({ kind }) => kind)).toEqual(['carry', 'putBack']);
    expect(gesture.hands).toMatchObject([{ piece: 7, press: null }]);
  });

  test('are not one finger on the piece of another', () => {
    const again = down(120, 215, { by: 'touch', pointer: 2, time: late, hit });
    const { commands, gesture } = play([down(110, 205, { by: 'touch', hit }), move(160, 255, { by: 'touch' }), again]);
    expect(commands.map(({ kind }) => kind)).toEqual(['take', 'carry']);
    expect(gesture.hands).toHaveLength(1);
  });

  test('are ten at most', () => {
    const fingers = Array.from({ length: 12 }, (_, index) =>
      down(100 * index, 50, { by: 'touch', pointer: index + 1, time: index, hit: { ...hit, piece: index } }),
    );
    expect(play(fingers).gesture.hands).toHaveLength(10);
  });

  test('come from the tray, too', () => {
    const lift = { by: 'touch', time: late, middle: { x: 300, y: 100 } } as const;
    const { commands } = play(
      [{ ...lift, kind: 'adopt', pointer: 3, at: { x: 200, y: 800 }, piece: 4 }, up(600, 600, 3)],
      two.gesture,
    );
    expect(commands).toEqual([
      { kind: 'take', pointer: 3, piece: 4, at: { x: 2_000, y: 8_000 } },
      { kind: 'carry', pointer: 3, piece: 4, origin: { x: 1_700, y: 7_900 } },
      { kind: 'put', pointer: 3, piece: 4, origin: { x: 5_700, y: 5_900 }, snapFloor: 160 },
    ]);
  });
});

describe('a finger that rests on the table', () => {
  const thumb = down(40, 600, { by: 'touch', pointer: 5 });
  const drag = [
    down(110, 205, { by: 'touch', time: REST_MS + 1, hit }),
    move(160, 255, { by: 'touch' }),
    move(44, 603, { by: 'touch', pointer: 5 }),
    up(210, 305),
  ];

  test('lets a piece be dragged beside it', () => {
    expect(kindsOf(play([thumb, ...drag]))).toEqual(['take', 'carry', 'put']);
  });

  test('lets a piece be dragged that was taken before', () => {
    const [take, ...rest] = drag;
    if (take === undefined) throw new Error('no drag');
    expect(kindsOf(play([take, down(40, 600, { by: 'touch', pointer: 5, time: 900 }), ...rest]))).toEqual([
      'take',
      'carry',
      'put',
    ]);
  });

  test('lets another finger pan', () => {
    const events = [
      thumb,
      down(300, 300, { by: 'touch', time: REST_MS + 1 }),
      move(330, 310, { by: 'touch' }),
      move(42, 601, { by: 'touch', pointer: 5 }),
    ];
    expect(play(events).commands).toEqual([{ kind: 'pan', right: 30, down: 10 }]);
  });

  test('pinches with the other one once it has moved away', () => {
    const events = [
      thumb,
      down(300, 300, { by: 'touch', time: REST_MS + 1 }),
      move(40 + TAP_PX + 1, 600, { by: 'touch', pointer: 5 }),
      move(60, 600, { by: 'touch', pointer: 5 }),
    ];
    expect(kindsOf(play(events))).toEqual(['pinch', 'pinch']);
  });

  test('pinches with a finger that carries a piece, which stays in hand', () => {
    const { commands, gesture } = play([
      down(110, 205, { by: 'touch', hit }),
      move(160, 255, { by: 'touch' }),
      down(400, 255, { by: 'touch', pointer: 2, time: 900 }),
      move(400 + REST_TRAVEL_PX + 1, 255, { by: 'touch', pointer: 2 }),
      move(460, 255, { by: 'touch', pointer: 2 }),
    ]);
    expect(commands.at(-1)).toEqual({
      kind: 'pinch',
      before: [
        { x: 160, y: 255 },
        { x: 425, y: 255 },
      ],
      after: [
        { x: 160, y: 255 },
        { x: 460, y: 255 },
      ],
    });
    expect(gesture.hands).toMatchObject([{ piece: 7 }]);
  });

  test('pinches with a second one while a third carries a piece', () => {
    const { commands } = play([
      down(110, 205, { by: 'touch', hit }),
      move(160, 255, { by: 'touch' }),
      down(400, 400, { by: 'touch', pointer: 2, time: 900 }),
      down(500, 400, { by: 'touch', pointer: 3, time: 950 }),
      move(370, 400, { by: 'touch', pointer: 2 }),
      move(530, 400, { by: 'touch', pointer: 3 }),
      move(560, 400, { by: 'touch', pointer: 3 }),
    ]);
    expect(commands.at(-1)).toMatchObject({ kind: 'pinch', before: [{ x: 370 }, { x: 530 }] });
  });
});

describe('a pen', () => {
  test('wins over the palm that lies beside it', () => {
    const { commands, gesture } = play([
      down(500, 700, { by: 'touch', pointer: 5, hit: otherHit }),
      down(520, 760, { by: 'touch', pointer: 6 }),
      down(110, 205, { by: 'pen', time: 200, hit }),
      down(480, 720, { by: 'touch', pointer: 8, time: 300, hit: otherHit }),
      move(160, 255, { by: 'pen' }),
      move(540, 800, { by: 'touch', pointer: 6 }),
      up(160, 255),
    ]);
    expect(commands.map(({ kind }) => kind)).toEqual(['take', 'putBack', 'take', 'carry', 'put']);
    expect(gesture).toEqual(IDLE);
  });
});

describe('a press that is released where it went down', () => {
  const picked = play([down(110, 205, { hit }), up(110 + TAP_PX, 205)]);

  test('keeps the piece in hand', () => {
    expect(picked.gesture.hands).toMatchObject([{ piece: 7, press: null }]);
    expect(picked.commands.some(({ kind }) => kind === 'put')).toBe(false);
  });

  test('puts it down at the next press and release', () => {
    const { gesture, commands } = play([down(310, 405), up(311, 405)], picked.gesture);
    expect(commands).toEqual([
      { kind: 'carry', pointer: 1, piece: 7, origin: { x: 3_000, y: 4_000 } },
      { kind: 'put', pointer: 1, piece: 7, origin: { x: 3_010, y: 4_000 }, snapFloor: 120 },
    ]);
    expect(gesture).toEqual(IDLE);
  });

  test('lets a mouse carry it on without a button', () => {
    expect(play([move(210, 205)], picked.gesture).commands).toEqual([
      { kind: 'carry', pointer: 1, piece: 7, origin: { x: 2_000, y: 2_000 } },
    ]);
  });

  test('lets the next finger hold it by its middle', () => {
    const tapped = play([down(113, 208, { hit, by: 'touch' }), up(113, 208)]);
    const { commands } = play([down(330, 410, { by: 'touch' })], tapped.gesture);
    expect(commands).toEqual([{ kind: 'carry', pointer: 1, piece: 7, origin: { x: 3_000, y: 4_000 } }]);
  });

  test('names the pointer that took the piece up, though another one puts it down', () => {
    const tapped = play([down(113, 208, { hit, by: 'touch' }), up(113, 208)]);
    const { commands } = play([down(330, 410, { by: 'touch', pointer: 2 }), up(330, 410, 2)], tapped.gesture);
    expect(commands).toMatchObject([
      { kind: 'carry', pointer: 1 },
      { kind: 'put', pointer: 1 },
    ]);
  });

  test('is a drag when it is released one pixel farther', () => {
    const { commands } = play([down(110, 205, { hit }), up(110 + TAP_PX + 1, 205)]);
    expect(commands.at(-1)?.kind).toBe('put');
  });

  test('goes back when the next press is right on another piece, which is taken instead', () => {
    const { gesture, commands } = play([down(510, 505, { hit: otherHit })], picked.gesture);
    expect(commands).toEqual([
      { kind: 'putBack', pointer: 1, piece: 7 },
      { kind: 'take', pointer: 1, piece: 9, at: { x: 5_100, y: 5_050 } },
    ]);
    expect(gesture.hands).toMatchObject([{ piece: 9, press: { pointer: 1 } }]);
    expect(kindsOf(play([up(510, 505)], gesture))).toEqual(['carry']);
  });

  test('is put down by a press on itself', () => {
    expect(kindsOf(play([down(110, 205, { hit }), up(110, 205)], picked.gesture))).toEqual(['carry', 'put']);
  });

  test('goes back when a piece is chosen beside the board, or dragged onto it from there', () => {
    const middle = { x: 300, y: 100 };
    const chosen = play([{ kind: 'choose', piece: 4, middle }], picked.gesture);
    expect(kindsOf(chosen)).toEqual(['putBack']);
    expect(chosen.gesture).toMatchObject({ hands: [], chosen: { piece: 4 } });
    const lift = { kind: 'adopt', pointer: 3, by: 'touch', at: { x: 200, y: 800 }, time: 0, piece: 4, middle } as const;
    const adopted = play([lift], picked.gesture);
    expect(kindsOf(adopted)).toEqual(['putBack', 'take', 'carry']);
    expect(adopted.gesture.hands).toMatchObject([{ piece: 4 }]);
  });

  test('puts it back on letting go', () => {
    expect(play([{ kind: 'letGo' }], picked.gesture)).toEqual({
      gesture: IDLE,
      commands: [{ kind: 'putBack', pointer: 1, piece: 7 }],
    });
  });
});

describe('the empty table', () => {
  test('pans under a mouse at every zoom', () => {
    const { commands } = play([down(100, 100), move(130, 90), up(130, 90)], IDLE, fittedContext);
    expect(commands).toEqual([{ kind: 'pan', right: 30, down: -10 }]);
  });

  test('pans under a finger only when zoomed in', () => {
    const events = [down(100, 100, { by: 'touch' }), move(130, 90, { by: 'touch' })];
    expect(play(events, IDLE, fittedContext).commands).toEqual([]);
    expect(play(events, IDLE, context).commands).toEqual([{ kind: 'pan', right: 30, down: -10 }]);
  });

  test.each(['mouse', 'touch'] as const)('shows all of itself after two quick presses of a %s', (by) => {
    const doubleTap = (between: number) => [
      down(100, 100, { by }),
      up(101, 100, 1, 50),
      down(105, 98, { by, time: 50 + between }),
      up(105, 98, 1, 100 + between),
    ];
    expect(play(doubleTap(DOUBLE_TAP_MS)).commands.map(({ kind }) => kind)).toEqual(['fit']);
    expect(play(doubleTap(DOUBLE_TAP_MS + 1)).commands).toEqual([]);
  });

  test('does not count a press after a pan as a second one', () => {
    const events = [down(100, 100), move(150, 100), up(150, 100), down(150, 100), up(150, 100)];
    expect(play(events).commands.map(({ kind }) => kind)).toEqual(['pan']);
  });

  test('pinches under two fingers, and the one that stays down pans on from its place', () => {
    const { commands, gesture } = play([
      down(100, 100, { by: 'touch' }),
      down(200, 100, { by: 'touch', pointer: 2 }),
      move(300, 100, { by: 'touch', pointer: 2 }),
      up(100, 100, 1),
      move(310, 105, { by: 'touch', pointer: 2 }),
    ]);
    expect(commands).toEqual([
      {
        kind: 'pinch',
        before: [
          { x: 100, y: 100 },
          { x: 200, y: 100 },
        ],
        after: [
          { x: 100, y: 100 },
          { x: 300, y: 100 },
        ],
      },
      { kind: 'pan', right: 10, down: 5 },
    ]);
    expect(gesture.table).toMatchObject([{ pointer: 2 }]);
  });

  test('pinches under two quick fingers even if the first is on a piece, which goes back', () => {
    const { commands, gesture } = play([
      down(110, 205, { by: 'touch', hit }),
      down(200, 100, { by: 'touch', pointer: 2, time: PINCH_GRACE_MS }),
    ]);
    expect(commands.map(({ kind }) => kind)).toEqual(['take', 'putBack']);
    expect(gesture.table).toHaveLength(2);
  });
});

describe('a piece that was chosen beside the board', () => {
  const choose: GestureEvent = { kind: 'choose', piece: 9, middle: { x: 300, y: 100 } };

  test('is taken by its middle at the next press anywhere, and put where that is released', () => {
    const { gesture, commands } = play([choose, down(110, 205, { by: 'touch' }), up(110, 205)]);
    expect(commands).toEqual([
      { kind: 'take', pointer: 1, piece: 9, at: { x: 1_100, y: 2_050 } },
      { kind: 'carry', pointer: 1, piece: 9, origin: { x: 800, y: 1_950 } },
      { kind: 'put', pointer: 1, piece: 9, origin: { x: 800, y: 1_950 }, snapFloor: 160 },
    ]);
    expect(gesture).toEqual(IDLE);
  });

  test('is replaced by another choice, and by none', () => {
    const other = play([choose, { ...choose, piece: 4 }, down(110, 205)]);
    expect(other.commands[0]).toMatchObject({ kind: 'take', pointer: 1, piece: 4 });
    expect(play([choose, { kind: 'unchoose' }, down(110, 205, { hit })]).commands[0]).toMatchObject({ piece: 7 });
  });

  test('is not put on another piece: a press right on that takes it instead', () => {
    const { gesture, commands } = play([choose, down(110, 205, { by: 'touch', hit })]);
    expect(commands).toMatchObject([{ kind: 'take', piece: 7 }]);
    expect(gesture).toMatchObject({ chosen: null, hands: [{ piece: 7 }] });
  });

  test('is ignored while another piece is in hand', () => {
    const { gesture } = play([down(110, 205, { hit }), choose]);
    expect(gesture).toMatchObject({ chosen: null, hands: [{ piece: 7 }] });
  });
});

test('puts a piece back when it is released beside the board', () => {
  const { gesture, commands } = play([down(110, 205, { hit }), move(160, 455), up(160, 901)]);
  expect(commands.at(-1)).toEqual({ kind: 'putBack', pointer: 1, piece: 7 });
  expect(gesture).toEqual(IDLE);
});
