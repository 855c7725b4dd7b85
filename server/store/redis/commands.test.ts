/** What Jogak asks of Redis, as a Redis has counted it: all of it is known to Redis 6.2 to 8 and to Valkey, which began as Redis 7.2.4. */
import { readdir, readFile } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { afterEach, expect, it, vi } from 'vitest';
import { TestRedis, withRedis } from '#e2e/fixtures/nodes/redis.ts';
import { openLog } from '#server/base/log.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';
import { openRedis, type RedisParts } from './open.ts';

/** By the version of Redis that had it first. */
const COMMANDS = {
  // Of the connection.
  hello: '6.0',
  ping: '1.0',
  subscribe: '2.0',
  // The list of open classes.
  hset: '4.0',
  hget: '2.0',
  hdel: '2.4',
  hgetall: '2.0',
  publish: '2.0',
  // Budgets and trusted addresses, and scripts for both.
  set: '1.0',
  exists: '1.0',
  incrby: '1.0',
  pttl: '2.6',
  eval: '2.6',
  evalsha: '2.6',
} as const;
/** Words of SET beside key and value, by the version that had them first. */
const SET_OPTIONS = { EX: '2.6.12', NX: '2.6.12', PX: '2.6.12' } as const;

const CLASSROOM = 'a-class' as ClassroomId;
const WITHIN = { timeout: 30_000, interval: 50 };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

withRedis(() => {
  it('asks for nothing that Redis 6.2 or Valkey does not know, and is refused nothing', async () => {
    const redis = await TestRedis.start();
    closing.push(() => redis.kill());
    const operator = new Redis(redis.url, { enableReadyCheck: false, disableClientInfo: true });
    closing.push(() => operator.disconnect());
    await operator.config('RESETSTAT');
    const monitor = await operator.monitor();
    closing.push(() => monitor.disconnect());
    const setOptions = new Set<string>();
    monitor.on('monitor', (_time: string, [name, , , ...options]: string[]) => {
      if (name?.toLowerCase() !== 'set') return;
      for (const option of options) if (!/^[0-9]+$/.test(option)) setOptions.add(option.toUpperCase());
    });

    const node = (holder: string): RedisParts => {
      const parts = openRedis(redis.url, openLog('silent'), {
        prefix: 'jogak-of-tests',
        secret: 's',
        nodeCount: () => 2,
        holder,
        isSilent: async (other) => other === 'ended',
      });
      closing.push(() => parts.close());
      return parts;
    };
    const view: OpenClassView = { id: CLASSROOM, title: 'Lively' } as OpenClassView;
    const untilShown = (at: RedisParts, what: object | undefined) =>
      vi.waitFor(async () => expect(await at.cards.card(CLASSROOM)).toEqual(what), WITHIN);
    const [lion, bear] = [node('lion'), node('bear')];
    await vi.waitFor(() => expect([lion.isUp(), bear.isUp()]).toEqual([true, true]), WITHIN);

    // A class is shown, read by who comes later, left; and the card of a node that ended is removed.
    lion.cards.show(CLASSROOM, view);
    await untilShown(bear, view);
    await untilShown(node('wolf'), view);
    lion.cards.leave(CLASSROOM, view);
    await untilShown(bear, undefined);
    const ended = node('ended');
    ended.cards.show(CLASSROOM, view);
    await vi.waitFor(async () => expect(await operator.hexists('jogak-of-tests:cards', CLASSROOM)).toBe(1), WITHIN);
    ended.close();
    node('fox');
    await vi.waitFor(async () => expect(await operator.hexists('jogak-of-tests:cards', CLASSROOM)).toBe(0), WITHIN);

    // Guesses: within the budget, beyond it, and given back; an address that is trusted.
    while (await lion.budgets.take('session', 'a browser'));
    lion.budgets.refund('session', 'a browser');
    lion.budgets.trust('203.0.113.77');
    await vi.waitFor(async () => expect(await bear.budgets.isTrusted('203.0.113.77')).toBe(true), WITHIN);

    // A Redis that does not answer, and answers again.
    redis.freeze(true);
    await vi.waitFor(async () => {
      await lion.budgets.isTrusted('203.0.113.78');
      expect(lion.isUp()).toBe(false);
    }, WITHIN);
    redis.freeze(false);
    await vi.waitFor(() => expect(lion.isUp()).toBe(true), WITHIN);

    await vi.waitFor(async () => expect(await counted(operator)).toContain('ping'), WITHIN);
    expect((await counted(operator)).toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
    // A script that is new to the server may be asked for by its digest first. What it does not know at all is an ERR.
    const errors = [...(await operator.info('errorstats')).matchAll(/^errorstat_(\S+?):/gm)].map(([, code]) => code);
    expect(errors.filter((code) => code !== 'NOSCRIPT')).toEqual([]);
    await vi.waitFor(() => expect([...setOptions].toSorted()).toEqual(Object.keys(SET_OPTIONS)), WITHIN);
  });

  it('lists every command that the code names', async () => {
    const folder = new URL('.', import.meta.url);
    const files = (await readdir(folder)).filter((file) => !file.endsWith('.test.ts'));
    const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
    const named = texts.flatMap((text) => [
      ...[...text.matchAll(/\b(?:client|subscriber)\s*\.(\w+)\(/g)].map(([, name = '']) => name),
      ...[...text.matchAll(/redis\.call\('(\w+)'/g)].map(([, name = '']) => name),
    ]);
    expect(named).toContain('hgetall');
    const own = new Set(['on', 'disconnect']);
    expect(named.filter((name) => !own.has(name) && !(name in COMMANDS))).toEqual([]);
  });
});

/** The commands that were run, by scripts too. Without those of this test itself. */
async function counted(operator: Redis): Promise<string[]> {
  const names = [...(await operator.info('commandstats')).matchAll(/^cmdstat_(\S+?):/gm)].map(([, name = '']) => name);
  return names.filter((name) => !['config|resetstat', 'monitor', 'info', 'hexists'].includes(name));
}
