import { describe, expect, test } from 'vitest';
import { DOUBLE_TAP_MS, PINCH_GRACE_MS, TAP_PX } from '#client/board/limits.ts';
import { type Command, type Gesture, type GestureContext, type GestureEvent, type Hit, IDLE, step } from './gesture.ts';

const hit: Hit = { piece: 7, origin: { x: 1_000, y: 2_000 }, middle: { x: 300, y: 100 } };
/** One pixel is ten units; the view's corner is the plane's. */
const context: GestureContext = {
  camera: { scale: 0.1, x: 0, y: 0 },
  isZoomedIn: true,
  clampOrigin: (_piece, origin) => origin,
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

describe('a drag', () => {
  test('takes, carries by where the piece was gripped, and puts where it is released', () => {
    const { gesture, commands } = play([down(110, 205, { hit }), move(160, 255), up(210, 305)]);
    expect(commands).toEqual([
      { kind: 'take', piece: 7, at: { x: 1_100, y: 2_050 } },
      { kind: 'carry', piece: 7, origin: { x: 1_500, y: 2_500 } },
      { kind: 'put', piece: 7, origin: { x: 2_000, y: 3_000 } },
    ]);
    expect(gesture).toEqual(IDLE);
  });

  test('is put down though it comes back to where it began', () => {
    const { commands } = play([down(110, 205, { hit }), move(160, 255), up(110, 205)]);
    expect(commands.at(-1)).toEqual({ kind: 'put', piece: 7, origin: { x: 1_000, y: 2_000 } });
  });

  test('keeps the piece where the table ends', () => {
    const walled: GestureContext = { ...context, clampOrigin: (_piece, { x, y }) => ({ x: Math.min(x, 1_200), y }) };
    const { commands } = play([down(110, 205, { hit }), up(510, 205)], IDLE, walled);
    expect(commands.at(-1)).toEqual({ kind: 'put', piece: 7, origin: { x: 1_200, y: 2_000 } });
  });

  test('goes back when the system takes the pointer away', () => {
    const { gesture, commands } = play([down(110, 205, { hit }), move(160, 255), { kind: 'cancel', pointer: 1 }]);
    expect(commands.at(-1)).toEqual({ kind: 'putBack', piece: 7 });
    expect(gesture).toEqual(IDLE);
  });

  test('ends without a word of its own when the piece is lost', () => {
    const lost = play([down(110, 205, { hit }), { kind: 'lost' }, move(160, 255), up(160, 255)]);
    expect(lost.commands.map(({ kind }) => kind)).toEqual(['take']);
    expect(lost.gesture).toEqual(IDLE);
  });

  test('is not disturbed by other touches', () => {
    const late = PINCH_GRACE_MS + 1;
    const touch = { by: 'touch', hit } as const;
    const { commands } = play([
      down(110, 205, touch),
      move(160, 255, { by: 'touch' }),
      down(400, 400, { ...touch, pointer: 2, time: late }),
      move(420, 420, { pointer: 2, by: 'touch' }),
      up(420, 420, 2),
      { kind: 'cancel', pointer: 2 },
      up(160, 255),
    ]);
    expect(commands.map(({ kind }) => kind)).toEqual(['take', 'carry', 'put']);
  });
});

describe('a press that is released where it went down', () => {
  const picked = play([down(110, 205, { hit }), up(110 + TAP_PX, 205)]);

  test('keeps the piece in hand', () => {
    expect(picked.gesture).toMatchObject({ kind: 'inHand', piece: 7 });
    expect(picked.commands.some(({ kind }) => kind === 'put')).toBe(false);
  });

  test('the next press and release put it down there', () => {
    const { gesture, commands } = play([down(310, 405), up(311, 405)], picked.gesture);
    expect(commands).toEqual([
      { kind: 'carry', piece: 7, origin: { x: 3_000, y: 4_000 } },
      { kind: 'put', piece: 7, origin: { x: 3_010, y: 4_000 } },
    ]);
    expect(gesture).toEqual(IDLE);
  });

  test('a mouse carries it on without a button', () => {
    expect(play([move(210, 205)], picked.gesture).commands).toEqual([
      { kind: 'carry', piece: 7, origin: { x: 2_000, y: 2_000 } },
    ]);
  });

  test('a finger that comes back holds it by its middle', () => {
    const tapped = play([down(113, 208, { hit, by: 'touch' }), up(113, 208)]);
    const { commands } = play([down(330, 410, { by: 'touch' })], tapped.gesture);
    expect(commands).toEqual([{ kind: 'carry', piece: 7, origin: { x: 3_000, y: 4_000 } }]);
  });

  test('a pixel farther is a drag', () => {
    const { commands } = play([down(110, 205, { hit }), up(110 + TAP_PX + 1, 205)]);
    expect(commands.at(-1)?.kind).toBe('put');
  });

  test('letting go brings it back', () => {
    expect(play([{ kind: 'letGo' }], picked.gesture)).toEqual({
      gesture: IDLE,
      commands: [{ kind: 'putBack', piece: 7 }],
    });
  });
});

describe('the empty table', () => {
  test('a mouse always pans', () => {
    const { commands } = play([down(100, 100), move(130, 90), up(130, 90)], IDLE, fittedContext);
    expect(commands).toEqual([{ kind: 'pan', right: 30, down: -10 }]);
  });

  test('a finger pans only when zoomed in', () => {
    const events = [down(100, 100, { by: 'touch' }), move(130, 90, { by: 'touch' })];
    expect(play(events, IDLE, fittedContext).commands).toEqual([]);
    expect(play(events, IDLE, context).commands).toEqual([{ kind: 'pan', right: 30, down: -10 }]);
  });

  test.each(['mouse', 'touch'] as const)('two quick presses of a %s show all of it', (by) => {
    const doubleTap = (between: number) => [
      down(100, 100, { by }),
      up(101, 100, 1, 50),
      down(105, 98, { by, time: 50 + between }),
      up(105, 98, 1, 100 + between),
    ];
    expect(play(doubleTap(DOUBLE_TAP_MS)).commands.map(({ kind }) => kind)).toEqual(['fit']);
    expect(play(doubleTap(DOUBLE_TAP_MS + 1)).commands).toEqual([]);
  });

  test('a press after a pan is no second one', () => {
    const events = [down(100, 100), move(150, 100), up(150, 100), down(150, 100), up(150, 100)];
    expect(play(events).commands.map(({ kind }) => kind)).toEqual(['pan']);
  });

  test('two fingers pinch, and the one that stays pans on from where it is', () => {
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
    expect(gesture.kind).toBe('panning');
  });

  test('two fingers at once pinch though the first came down on a piece, which goes back', () => {
    const { commands, gesture } = play([
      down(110, 205, { by: 'touch', hit }),
      down(200, 100, { by: 'touch', pointer: 2, time: PINCH_GRACE_MS, hit }),
    ]);
    expect(commands.map(({ kind }) => kind)).toEqual(['take', 'putBack']);
    expect(gesture.kind).toBe('pinching');
  });
});

describe('a piece that was chosen beside the board', () => {
  const choose: GestureEvent = { kind: 'choose', piece: 9, middle: { x: 300, y: 100 } };

  test('is taken by the next press, wherever that is, by its middle, and put where that is released', () => {
    const { gesture, commands } = play([choose, down(110, 205, { by: 'touch', hit }), up(110, 205)]);
    expect(commands).toEqual([
      { kind: 'take', piece: 9, at: { x: 1_100, y: 2_050 } },
      { kind: 'carry', piece: 9, origin: { x: 800, y: 1_950 } },
      { kind: 'put', piece: 9, origin: { x: 800, y: 1_950 } },
    ]);
    expect(gesture).toEqual(IDLE);
  });

  test('makes way for another choice, and for none', () => {
    const other = play([choose, { ...choose, piece: 4 }, down(110, 205)]);
    expect(other.commands[0]).toMatchObject({ kind: 'take', piece: 4 });
    expect(play([choose, { kind: 'letGo' }, down(110, 205, { hit })]).commands[0]).toMatchObject({ piece: 7 });
  });

  test('waits while something else is in hand', () => {
    const { gesture } = play([down(110, 205, { hit }), choose]);
    expect(gesture).toMatchObject({ kind: 'carrying', piece: 7 });
  });
});

test('what is let go of beyond the board goes back', () => {
  const { gesture, commands } = play([down(110, 205, { hit }), move(160, 455), up(160, 901)]);
  expect(commands.at(-1)).toEqual({ kind: 'putBack', piece: 7 });
  expect(gesture).toEqual(IDLE);
});
