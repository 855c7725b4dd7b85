/** Processes of one store, each with its own beat: which of them is the first, from its start on. */
import { afterEach, expect, it, vi } from 'vitest';
import { MemoryLeaseRecords } from './memory-lease-records.ts';
import { NodeHeartbeat } from './node-heartbeat.ts';

const started: NodeHeartbeat[] = [];
afterEach(async () => {
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
