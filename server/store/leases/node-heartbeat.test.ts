/** Processes of one store, each with its own beat: which of them is the first, and how soon the others know that one has ended. */
import { afterEach, expect, it, vi } from 'vitest';
import { NODE_BEAT_MS, NODE_LOOK_MS, NODE_SILENT_MS } from '#server/base/limits.ts';
import { MemoryLeaseRecords } from './memory-lease-records.ts';
import { NodeHeartbeat } from './node-heartbeat.ts';
import { holderOf } from './node-watch.ts';

const started: NodeHeartbeat[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const node of started.splice(0)) await node.stop();
});

it('one process is the first, from its start on, and the next one when it has ended', async () => {
  const records = new MemoryLeaseRecords();
  const start = async (name: string) => {
    const node = await NodeHeartbeat.start({ records, name, sessionSecrets: ['one'], teacherKey: 'one' });
    started.push(node);
    return node;
  };
  const a = await start('a');
  const [b, c] = [await start('b'), await start('c')];
  expect([a, b, c].map(({ isFirst }) => isFirst)).toEqual([true, false, false]);
  await a.stop();
  await vi.waitFor(() => expect([b, c].map(({ isFirst }) => isFirst)).toEqual([true, false]), 30_000);
  // It is the first again at once: it need not see the others before.
  expect((await start('a')).isFirst).toBe(true);
});

const ZEBRA = { name: 'zebra', run: 'r', beat: 0, place: '', sessionDigests: [], teacherDigest: '' };

/** A watching process on a clock of the test, and another one that the test lets beat. */
async function watchedZebra() {
  vi.useFakeTimers();
  const records = new MemoryLeaseRecords();
  const node = await NodeHeartbeat.start({ records, name: 'a', sessionSecrets: ['one'], teacherKey: 'one' });
  started.push(node);
  await records.addNode(ZEBRA);
  await vi.advanceTimersByTimeAsync(2 * NODE_BEAT_MS);
  return { records, node };
}

it('whenever a process ends after a beat, it is silent for the others within one look more than it must be', async () => {
  const { records, node } = await watchedZebra();
  const inMemory = records.nodes.bind(records);
  const readMs = 40;
  vi.spyOn(records, 'nodes').mockImplementation(async () => {
    const found = await inMemory();
    await new Promise((resolve) => setTimeout(resolve, readMs));
    return found;
  });
  for (let phase = 0; phase < NODE_BEAT_MS; phase += 27) {
    await vi.advanceTimersByTimeAsync(phase);
    await records.beatNode('zebra', 'r');
    const since = performance.now();
    // Nobody calls it so while it may beat again in time.
    await vi.advanceTimersByTimeAsync(NODE_SILENT_MS - 1);
    expect(await node.isSilent(holderOf(ZEBRA)), `${phase} ms after the last one`).toBe(false);
    while (!(await node.isSilent(holderOf(ZEBRA)))) await vi.advanceTimersByTimeAsync(1);
    const lateMs = performance.now() - since - NODE_SILENT_MS;
    expect(lateMs, `${phase} ms after the last one`).toBeLessThanOrEqual(NODE_BEAT_MS / 2 + 2 * readMs + 2);
    await records.beatNode('zebra', 'r');
    await vi.advanceTimersByTimeAsync(NODE_BEAT_MS);
    expect(await node.isSilent(holderOf(ZEBRA))).toBe(false);
  }
});

it('looks twice for each beat, and counts up its own no more often for that, whoever is silent', async () => {
  const { records } = await watchedZebra();
  const [beats, looks] = [vi.spyOn(records, 'beatNode'), vi.spyOn(records, 'nodes')];
  await vi.advanceTimersByTimeAsync(20 * NODE_BEAT_MS);
  expect(beats.mock.calls.length).toBeGreaterThanOrEqual(19);
  expect(beats.mock.calls.length).toBeLessThanOrEqual(20);
  // One more at the moment from which the other one is silent.
  expect(looks.mock.calls.length).toBeGreaterThanOrEqual(2 * 19);
  expect(looks.mock.calls.length).toBeLessThanOrEqual(2 * 20 + 1);
});

it.each([
  ['between two beats', 0],
  ['with a beat', NODE_LOOK_MS],
])('the time of a look %s that failed does not count', async (_which, offset) => {
  const { records, node } = await watchedZebra();
  await vi.advanceTimersByTimeAsync(offset);
  await records.beatNode('zebra', 'r');
  await vi.advanceTimersByTimeAsync(NODE_SILENT_MS - 2 * NODE_LOOK_MS);
  const nodes = vi.spyOn(records, 'nodes').mockRejectedValueOnce(new Error('the database is away'));
  await vi.advanceTimersByTimeAsync(NODE_LOOK_MS);
  expect(nodes).toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(NODE_SILENT_MS - NODE_LOOK_MS);
  expect(await node.isSilent(holderOf(ZEBRA))).toBe(false);
});

it('a database whose reads are slow is asked with beats alone, which come as often as they did', async () => {
  const { records } = await watchedZebra();
  const inMemory = records.nodes.bind(records);
  vi.spyOn(records, 'nodes').mockImplementation(async () => {
    const found = await inMemory();
    await new Promise((resolve) => setTimeout(resolve, NODE_BEAT_MS));
    return found;
  });
  await vi.advanceTimersByTimeAsync(3 * NODE_BEAT_MS);
  const beats = vi.spyOn(records, 'beatNode');
  vi.mocked(records.nodes).mockClear();
  // Half a beat's time to read, and half to rest.
  await vi.advanceTimersByTimeAsync(20 * NODE_BEAT_MS);
  expect(beats.mock.calls.length).toBeGreaterThanOrEqual(9);
  expect(vi.mocked(records.nodes).mock.calls.length).toBeLessThanOrEqual(beats.mock.calls.length + 1);
});
