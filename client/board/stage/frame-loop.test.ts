import { expect, test } from 'vitest';
import { FrameLoop } from './frame-loop.ts';

function setUp(onMoves: (loop: FrameLoop) => void = () => undefined) {
  const done: string[] = [];
  let waiting: FrameRequestCallback[] = [];
  const view = {
    requestAnimationFrame: (callback: FrameRequestCallback) => waiting.push(callback),
    cancelAnimationFrame: () => {
      waiting = [];
    },
  };
  const loop: FrameLoop = new FrameLoop(view, {
    flushMoves: () => {
      done.push('moves');
      onMoves(loop);
    },
    draw: () => done.push('draw'),
  });
  const runFrame = () => {
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback(0);
    return callbacks.length;
  };
  return { done, loop, runFrame };
}

test('draws once a frame, however often it is invalidated', () => {
  const { done, loop, runFrame } = setUp();
  loop.invalidate();
  loop.invalidate();
  expect(runFrame()).toBe(1);
  expect(done).toEqual(['moves', 'draw']);
  expect(runFrame()).toBe(0);
});

test('draws what a pointer moved in the same frame', () => {
  const { done, loop, runFrame } = setUp((each) => each.invalidate());
  loop.requestFrame();
  runFrame();
  expect(done).toEqual(['moves', 'draw']);
  expect(runFrame()).toBe(0);
});

test('does not draw when the pointer moves changed nothing', () => {
  const { done, loop, runFrame } = setUp();
  loop.requestFrame();
  runFrame();
  expect(done).toEqual(['moves']);
});

test('draws nothing more once it is stopped', () => {
  const { done, loop, runFrame } = setUp();
  loop.invalidate();
  loop.stop();
  expect(runFrame()).toBe(0);
  expect(done).toEqual([]);
});
