/** Budgets in a real Redis: nodes share them, and each has its part alone while Redis is away. */
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TestRedis, withRedis } from '#e2e/fixtures/nodes/redis.ts';
import { ATTEMPT_RATES } from '#server/base/limits.ts';
import { openLog } from '#server/base/log.ts';
import { RedisConnection } from './connection.ts';
import { SharedBudgets } from './shared-budgets.ts';

const NODES = 3;
const SESSION = 'the session of a browser';
const ADDRESS = '203.0.113.77';
/** A busy machine is slow; a frozen Redis answers never. Milliseconds. */
const ANSWER_MS = 5_000;

withRedis(() => {
  let redis: TestRedis;
  let connections: RedisConnection[];
  let nodes: SharedBudgets[];

  beforeEach(async () => {
    redis = await TestRedis.start();
    connections = Array.from({ length: NODES }, () => new RedisConnection(redis.url, openLog('silent'), ANSWER_MS));
    nodes = connections.map(
      (connection) =>
        new SharedBudgets({ redis: connection, prefix: 'jogak-of-tests', secret: 's', nodeCount: () => NODES }),
    );
    await untilUp();
  });
  afterEach(async () => {
    for (const connection of connections) connection.close();
    redis.freeze(false);
    await redis.kill();
  });

  const untilUp = () =>
    vi.waitFor(() => expect(connections.map(({ isUp }) => isUp)).toEqual([true, true, true]), 20_000);

  /** How many of these tries, spread over the nodes and made at once, get through. */
  async function passed(tries: number): Promise<number> {
    const taken = Array.from({ length: tries }, (_, index) => nodes[index % NODES]?.take('session', SESSION));
    return (await Promise.all(taken)).filter(Boolean).length;
  }

  it('as many tries get through over three nodes as at one, and what was not wrong is given back', async () => {
    expect(await passed(300)).toBe(ATTEMPT_RATES.session.burst);
    expect(await passed(9)).toBe(0);
    for (let index = 0; index < 6; index += 1) nodes[index % NODES]?.refund('session', SESSION);
    await vi.waitFor(async () => {
      const client = new Redis(redis.url);
      const [key = ''] = await client.keys('jogak-of-tests:session:*');
      expect(await client.get(key)).toBe(String(ATTEMPT_RATES.session.burst - 6));
      client.disconnect();
    });
    expect(await passed(30)).toBe(6);
  });

  it('keeps no address and no session to be read, and nothing for longer than an hour', async () => {
    for (const budget of ['address', 'overall', 'newClasses', 'classroom'] as const)
      await nodes[0]?.take(budget, ADDRESS);
    await nodes[0]?.take('session', SESSION);
    nodes[0]?.trust(ADDRESS);
    await vi.waitFor(async () => expect(await nodes[1]?.isTrusted(ADDRESS)).toBe(true));
    expect(await nodes[2]?.isTrusted('203.0.113.78')).toBe(false);
    const client = new Redis(redis.url);
    const keys = await client.keys('*');
    expect(keys.length).toBe(6);
    for (const key of keys) {
      expect(key).not.toContain(ADDRESS);
      expect(key).not.toContain('session of');
      const ttl = await client.pttl(key);
      expect(ttl).toBeGreaterThan(0);
      expect(ttl).toBeLessThanOrEqual(3_600_000);
    }
    client.disconnect();
  });

  it.each(['killed', 'frozen'] as const)(
    'with Redis %s each node has its share, and soon all in common again',
    async (how) => {
      if (how === 'killed') await redis.kill();
      else redis.freeze(true);
      const share = Math.ceil(ATTEMPT_RATES.session.burst / NODES);
      expect(await passed(90)).toBe(share * NODES);
      expect(await nodes[0]?.take('session', 'another browser')).toBe(true);
      nodes[0]?.trust(ADDRESS);
      expect(await nodes[0]?.isTrusted(ADDRESS)).toBe(true);
      if (how === 'killed') await redis.start();
      else redis.freeze(false);
      await vi.waitFor(async () => {
        await nodes[0]?.isTrusted(ADDRESS);
        await nodes[1]?.isTrusted(ADDRESS);
        await nodes[2]?.isTrusted(ADDRESS);
        expect(connections.map(({ isUp }) => isUp)).toEqual([true, true, true]);
      }, 20_000);
      const taken = await Promise.all(nodes.map((node) => node.take('session', 'a third browser')));
      expect(taken).toEqual([true, true, true]);
      const client = new Redis(redis.url);
      const counts = await Promise.all((await client.keys('jogak-of-tests:session:*')).map((key) => client.get(key)));
      expect(counts).toContain('3');
      client.disconnect();
    },
  );
});
