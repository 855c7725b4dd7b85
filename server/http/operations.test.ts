import type { Request, Response } from 'express';
import { expect, it } from 'vitest';
import { OPERATION_STORED_MS, OPERATIONS_MAX, OPERATIONS_PER_SESSION_MAX } from '#server/base/limits.ts';
import { RequestRefused } from '#server/base/request-refused.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import { type IdsOfOperation, Operations, sendAnswer } from './operations.ts';

/** A request of this session, and its answer; no more of both than operations use. */
function exchangeOf(session: string, path = '/api/join') {
  const answered: { status: number; body: unknown } = { status: 0, body: null };
  const request = { method: 'POST', baseUrl: '', path, sessionID: session, session: { name: session } };
  const response = {
    status(status: number) {
      answered.status = status;
      return response;
    },
    json: (body: unknown) => Object.assign(answered, { body }),
  };
  return { request: request as unknown as Request, response: response as unknown as Response, answered };
}

function startOperations(secret = 'secret') {
  const clock = { now: 0 };
  const operations = new Operations(secret, undefined, () => clock.now);
  let done = 0;
  const ids: (string | undefined)[] = [];
  async function ask(session: string, counter: number, refusal: ErrorCode | null = null, path?: string) {
    const { request, response, answered } = exchangeOf(session, path);
    const work = async (_request: Request, idsOf: IdsOfOperation) => {
      done += 1;
      ids.push(idsOf('seat'));
      if (refusal !== null) throw new RequestRefused(refusal);
      return { number: done };
    };
    sendAnswer(request, response, await operations.perform(request, { page: 1, counter }, work, 201));
    return answered;
  }
  return { clock, operations, ask, ids, done: () => done };
}

it('keeps a result and a final refusal, and does again what was refused for now', async () => {
  const { ask, done } = startOperations();
  expect(await ask('mina', 1)).toEqual({ status: 201, body: { ok: true, number: 1 } });
  expect(await ask('mina', 1)).toEqual({ status: 201, body: { ok: true, number: 1 } });
  for (let time = 0; time < 2; time += 1) await expect(ask('mina', 2, 'taken')).rejects.toThrow('taken');
  expect(done()).toBe(2);
  for (let time = 0; time < 2; time += 1) await expect(ask('mina', 3, 'unsaved')).rejects.toThrow('unsaved');
  expect(await ask('mina', 3)).toMatchObject({ status: 201 });
  expect(done()).toBe(5);
});

it('tells sessions, counters and routes apart', async () => {
  const { ask, done } = startOperations();
  await ask('mina', 1);
  await ask('jun', 1);
  await ask('mina', 2);
  await ask('mina', 1, null, '/api/join/look');
  expect(done()).toBe(4);
});

it('gives the same operation the same ids, and no other one', async () => {
  const [before, after] = [startOperations(), startOperations()];
  await before.ask('mina', 1);
  for (const [session, counter] of [
    ['mina', 1],
    ['mina', 2],
    ['jun', 1],
  ] as const)
    await after.ask(session, counter);
  expect(after.ids[0]).toBe(before.ids[0]);
  expect(after.ids[0]).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(new Set(after.ids).size).toBe(3);
});

// Proves I34.
it('keeps no more than its bounds, and forgets what is old', async () => {
  const { clock, operations, ask, done } = startOperations();
  for (let counter = 1; counter <= OPERATIONS_PER_SESSION_MAX + 10; counter += 1) await ask('mina', counter);
  expect(operations.size).toBe(OPERATIONS_PER_SESSION_MAX);
  clock.now += OPERATION_STORED_MS;
  await ask('jun', 1);
  expect(operations.size).toBe(1);
  for (let session = 0; session < OPERATIONS_MAX; session += 1) await ask(`session ${session}`, 1);
  expect(operations.size).toBe(OPERATIONS_MAX);
  const before = done();
  await ask(`session ${OPERATIONS_MAX - 1}`, 1);
  expect(done()).toBe(before);
});

// Proves I16.
it.each([
  ['by more of its own session', OPERATIONS_PER_SESSION_MAX + 1, () => 'mina'],
  ['by those of other sessions', OPERATIONS_MAX + 1, (index: number) => `session ${index}`],
])('forgets none that is under way: %s', async (_title, count, sessionOf) => {
  const { operations, ask } = startOperations();
  const { request } = exchangeOf('mina');
  let done = 0;
  let finish: () => void = () => undefined;
  const slow = async () => {
    done += 1;
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return {};
  };
  const first = operations.perform(request, { page: 9, counter: 1 }, slow);
  for (let index = 0; index < count; index += 1) await ask(sessionOf(index), index + 2);
  const again = operations.perform(request, { page: 9, counter: 1 }, slow);
  finish();
  expect(await again).toEqual(await first);
  expect(done).toBe(1);
});

it('names what an operation makes by a secret of the server, the same after a restart', async () => {
  const runs = [startOperations(), startOperations(), startOperations('another')];
  for (const { ask } of runs) await ask('mina', 1);
  const [first, restarted, other] = runs.map(({ ids }) => ids[0]);
  expect(restarted).toBe(first);
  expect(other).not.toBe(first);
});
