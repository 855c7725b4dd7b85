/** Two processes of one store: which of them has a class, and how fast the other one learns that it stays there. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LEASE_POLL_MS } from '#server/base/limits.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { ClassLeases } from './class-leases.ts';
import { MemoryLeaseRecords } from './memory-lease-records.ts';
import { NodeHeartbeat } from './node-heartbeat.ts';
import { holderOf } from './node-watch.ts';

const CLASSROOM = 'a-class' as ClassroomId;
const records = new MemoryLeaseRecords();
const nodes: NodeHeartbeat[] = [];
/** Whether the first process has people in the class. */
let isBusy = true;
/** What happens when the first process has given the class back. */
let onGivenBack: () => void;
let lion: ClassLeases;
let bear: ClassLeases;

async function startProcess(name: string, keeps: () => boolean): Promise<ClassLeases> {
  const node = await NodeHeartbeat.start({ records, name, sessionSecrets: ['s'], teacherKey: 't' });
  nodes.push(node);
  const leases: ClassLeases = new ClassLeases({
    records,
    node,
    keeps,
    onLost: () => undefined,
    onWanted: (classroom) => void leases.giveBack(classroom).then(onGivenBack),
  });
  return leases;
}

beforeEach(async () => {
  isBusy = true;
  onGivenBack = () => undefined;
  lion = await startProcess('lion', () => isBusy);
  bear = await startProcess('bear', () => false);
  expect(await lion.take(CLASSROOM)).toBe(true);
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all([lion.close(), bear.close()]);
  for (const node of nodes.splice(0)) await node.stop();
});

it('a class that is kept is asked for once, and then by one look each', async () => {
  expect(await bear.take(CLASSROOM)).toBe(false);
  const lease = await records.lease(CLASSROOM);
  expect(lease?.wanted, 'the others read that it is kept').toBe(lease?.holder);
  const looks = vi.spyOn(records, 'lease');
  const changes = vi.spyOn(records, 'changeLease');
  for (let time = 0; time < 3; time += 1) expect(await bear.take(CLASSROOM)).toBe(false);
  expect(looks).toHaveBeenCalledTimes(3);
  expect(changes).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

it('a class that was kept is given once it is not', async () => {
  expect(await bear.take(CLASSROOM)).toBe(false);
  isBusy = false;
  await vi.waitUntil(async () => (await records.lease(CLASSROOM))?.wanted === null, { timeout: 20_000 });
  expect(await bear.take(CLASSROOM)).toBe(true);
  expect(await lion.isHeldElsewhere(CLASSROOM)).toBe(true);
});

it('a class goes to the process that was asked for it, though the people of the one that had it are back sooner', async () => {
  const takers: string[] = [];
  onGivenBack = () => {
    onGivenBack = () => undefined;
    void lion.take(CLASSROOM).then(() => takers.push('lion'));
  };
  isBusy = false;
  const taken = bear.take(CLASSROOM).then(() => takers.push('bear'));
  await taken;
  await vi.waitUntil(() => takers.length === 2, { timeout: 20_000 });
  expect(takers).toEqual(['bear', 'lion']);
});

it('a class is taken from a silent process that kept it', async () => {
  expect(await bear.take(CLASSROOM)).toBe(false);
  // Its record is gone: it ended.
  await nodes[0]?.stop();
  await vi.waitUntil(() => bear.take(CLASSROOM), { timeout: 20_000 });
  expect((await records.lease(CLASSROOM))?.holder).toContain('bear');
});

it('whoever waits for a class of a process that ends has it with the look that finds that process silent', async () => {
  // On the clock of the test: not by chance at the moment of a poll.
  vi.useFakeTimers();
  const ant = { name: 'ant', run: 'r', beat: 0, place: '', sessionDigests: [], teacherDigest: '' };
  const theirs = 'its-class' as ClassroomId;
  const watcher = await startProcess('owl', () => false);
  const owl = nodes.at(-1);
  await records.addNode(ant);
  await records.addLease({ classroom: theirs, holder: holderOf(ant), wanted: null });
  await vi.advanceTimersByTimeAsync(1_037);
  let takenAt = 0;
  const taking = watcher.take(theirs).then((isTaken) => {
    takenAt = isTaken ? performance.now() : 0;
  });
  while ((await owl?.isSilent(holderOf(ant))) !== true) await vi.advanceTimersByTimeAsync(1);
  const silentAt = performance.now();
  await vi.advanceTimersByTimeAsync(LEASE_POLL_MS);
  await taking;
  expect(takenAt).toBe(silentAt);
  await watcher.close();
});
