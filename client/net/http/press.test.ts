import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { instantResponse } from '#e2e/fixtures/instant-response.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { postMaking, pressDelete, pressPost } from './press.ts';

/** Answers of the server to come: a body, or null for a connection that breaks. */
let answers: (object | null)[] = [];
let sent: { readonly path: string; readonly body: Record<string, unknown> }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  sent = [];
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit = {}) => {
    sent.push({ path, body: typeof body === 'string' ? JSON.parse(body) : {} });
    const answer = answers.shift();
    if (answer === null) throw new TypeError('the connection was reset');
    return instantResponse(JSON.stringify(answer ?? { ok: true }));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const operations = () => sent.flatMap(({ body }) => (body.operation === undefined ? [] : [body.operation]));
const differentOperations = () => new Set(operations().map((each) => JSON.stringify(each))).size;

async function settled<Result>(reply: Promise<Result>): Promise<Result> {
  await vi.runAllTimersAsync();
  return reply;
}

describe('a press', () => {
  it('that is not answered is sent again as the same operation', async () => {
    answers = [null, null];
    expect(await settled(pressPost('/api/x'))).toEqual({ ok: true });
    expect(operations()).toHaveLength(3);
    expect(differentOperations()).toBe(1);
  });

  it('that was answered is followed by another operation', async () => {
    for (let time = 0; time < 3; time += 1) await settled(postMaking('/api/x', { name: 'Mina' }));
    await settled(pressPost('/api/x'));
    expect(differentOperations()).toBe(4);
  });

  it('that makes something is the same operation when it is pressed again without an answer', async () => {
    answers = Array.from({ length: 3 }, () => null);
    expect(await settled(postMaking('/api/x', { name: 'Mina' }))).toEqual({ ok: false, code: 'offline' });
    expect(await settled(postMaking('/api/x', { name: 'Mina' }))).toEqual({ ok: true });
    expect(differentOperations()).toBe(1);
    answers = Array.from({ length: 3 }, () => null);
    await settled(postMaking('/api/x', { name: 'Mina' }));
    // What else is asked for is another press.
    await settled(postMaking('/api/x', { name: 'Jun' }));
    expect(differentOperations()).toBe(3);
  });

  it('names the operation of a deletion in its query', async () => {
    answers = [null];
    await settled(pressDelete('/api/x'));
    const [first, second] = sent.map(({ path }) => new URL(path, 'http://localhost').searchParams.get('operation'));
    expect(JSON.parse(first ?? '')).toEqual({ page: expect.any(Number), counter: expect.any(Number) });
    expect(second).toBe(first);
  });

  it('without a cookie asks for one, and is sent once more', async () => {
    answers = [
      { ok: false, code: 'cookie-needed' },
      { ok: true, classrooms: [] },
    ];
    expect(await settled(postMaking('/api/x', {}))).toEqual({ ok: true });
    expect(sent.map(({ path }) => path)).toEqual(['/api/x', ROUTE.myClassrooms, '/api/x']);
    expect(differentOperations()).toBe(1);
  });

  it('says that cookies are needed when none comes back', async () => {
    const refusal = { ok: false, code: 'cookie-needed' };
    answers = [refusal, { ok: true, classrooms: [] }, refusal];
    expect(await settled(postMaking('/api/x', {}))).toEqual(refusal);
    expect(sent).toHaveLength(3);
  });
});
