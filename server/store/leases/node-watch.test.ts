import { expect, it } from 'vitest';
import { NODE_BEAT_MS, NODE_LOOK_GAP_MS, NODE_SILENT_MS } from '#server/base/limits.ts';
import type { NodeRecord } from './lease-records.ts';
import { holderOf, NodeWatch } from './node-watch.ts';

const node = (beat: number, run = 'r'): NodeRecord => ({
  name: 'lion',
  run,
  beat,
  place: '',
  sessionDigests: [],
  teacherDigest: '',
});
const LION = holderOf(node(0));

/** A watch that has seen this beat in every round for so long, from 1,000 ms on; and the time of its last look. */
function watched(beat: number, ms: number): { watch: NodeWatch; at: number } {
  const watch = new NodeWatch();
  let at = 1_000;
  watch.look([node(beat)], at);
  for (; at < 1_000 + ms; at += NODE_BEAT_MS) watch.look([node(beat)], at + NODE_BEAT_MS);
  return { watch, at };
}

it('calls a process silent whose beat stands still for long enough, and not sooner', () => {
  expect(watched(7, NODE_SILENT_MS - NODE_BEAT_MS).watch.isSilent(LION)).toBe(false);
  expect(watched(7, NODE_SILENT_MS).watch.isSilent(LION)).toBe(true);
});

it('believes a beat that moves again at once', () => {
  const { watch, at } = watched(7, 2 * NODE_SILENT_MS);
  watch.look([node(8)], at + NODE_BEAT_MS);
  expect(watch.isSilent(LION)).toBe(false);
});

it('does not count the time of a look that failed', () => {
  const { watch, at } = watched(7, NODE_SILENT_MS - NODE_BEAT_MS);
  watch.lookFailed();
  watch.look([node(7)], at + NODE_BEAT_MS);
  expect(watch.isSilent(LION)).toBe(false);
  // What was silent before is not called so either, until it was watched anew.
  const silent = watched(7, NODE_SILENT_MS);
  silent.watch.lookFailed();
  expect(silent.watch.isSilent(LION)).toBe(false);
});

it('counts a long gap between two looks as a short one: this process was frozen, or the database slow', () => {
  const { watch, at } = watched(7, NODE_SILENT_MS - NODE_LOOK_GAP_MS - NODE_BEAT_MS);
  watch.look([node(7)], at + 60_000);
  expect(watch.isSilent(LION)).toBe(false);
  watch.look([node(7)], at + 60_000 + NODE_BEAT_MS);
  expect(watch.isSilent(LION)).toBe(true);
});

it('knows only the run that it has seen', () => {
  const { watch, at } = watched(7, NODE_SILENT_MS);
  watch.look([node(7, 'next')], at + NODE_BEAT_MS);
  expect(watch.isSilent(LION)).toBeNull();
  expect(watch.isSilent(holderOf(node(7, 'next')))).toBe(false);
});

it('knows when the next process is silent, however long the looks lie apart, and after a look that failed it does not', () => {
  const watch = new NodeWatch();
  expect(watch.nextSilenceAt).toBe(Number.POSITIVE_INFINITY);
  watch.look([node(7)], 1_000);
  // Not before this process beats again.
  expect(watch.nextSilenceAt).toBe(Number.POSITIVE_INFINITY);
  for (const at of [1_500, 2_000, 2_500, 3_000]) watch.look([node(7)], at);
  expect(watch.nextSilenceAt).toBe(1_000 + NODE_SILENT_MS);
  watch.look([node(7)], 3_250, false);
  expect(watch.nextSilenceAt).toBe(1_000 + NODE_SILENT_MS);
  watch.lookFailed();
  expect(watch.nextSilenceAt).toBe(Number.POSITIVE_INFINITY);
  // Whoever is silent already is not waited for.
  expect(watched(7, NODE_SILENT_MS).watch.nextSilenceAt).toBe(Number.POSITIVE_INFINITY);
});

it('counts no more from one beat of this process to the next for looking more often', () => {
  const watch = new NodeWatch();
  watch.look([node(7)], 0);
  for (const beatAt of [4_000, 8_000]) {
    watch.look([node(7)], beatAt);
    for (let at = beatAt + 500; at < beatAt + 4_000; at += 500) watch.look([node(7)], at, false);
    expect(watch.nextSilenceAt).toBe(Number.POSITIVE_INFINITY);
  }
  expect(3 * NODE_LOOK_GAP_MS).toBeGreaterThan(NODE_SILENT_MS);
  expect(watch.isSilent(LION), 'after two beats').toBe(false);
  watch.look([node(7)], 12_000);
  expect(watch.isSilent(LION), 'after the third one').toBe(true);
});
