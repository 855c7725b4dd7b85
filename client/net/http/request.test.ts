/** Requests against servers and networks that fail in every way, under a fake clock. Each case counts what one press costs. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HTTP_SILENCE_MS } from '#client/base/limits.ts';
import { instantResponse } from '#e2e/fixtures/instant-response.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { type Reply, request, sendJson } from './request.ts';

type Behaviour = (signal: AbortSignal) => Promise<Response>;

/** When each request for anything but a probe was made. Milliseconds. */
let asked: number[] = [];
let probes = 0;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  probes = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The first behaviour meets the first request, and so on; the last one all others. */
function network(...behaviours: Behaviour[]): void {
  vi.stubGlobal('fetch', (path: string, { signal }: { signal: AbortSignal }) => {
    if (path === ROUTE.healthz) {
      probes += 1;
      return silent(signal);
    }
    asked.push(Date.now());
    const behaviour = behaviours[Math.min(asked.length, behaviours.length) - 1];
    if (behaviour === undefined) throw new Error('a behaviour');
    return behaviour(signal);
  });
}

const ended = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
  );
/** Neither a byte nor an end, like a connection over an access point that was left. */
const silent: Behaviour = ended;
const refused: Behaviour = () => Promise.reject(new TypeError('Failed to fetch'));
const json = (body: object, status = 200): Behaviour => {
  return async () => instantResponse(JSON.stringify(body), status);
};
const html = (status: number): Behaviour => {
  return async () => instantResponse('<html><h1>a proxy</h1></html>', status);
};
const failed = (code: string, status: number) => json({ ok: false, code, retry: 'later', message: '' }, status);
const ok = json({ ok: true });

/** A body whose parts come every `everyMs`. */
const slow = (parts: number, everyMs: number): Behaviour => {
  return async (signal) => {
    const text = JSON.stringify({ ok: true });
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await Promise.race([new Promise((resolve) => setTimeout(resolve, everyMs)), ended(signal)]);
        const from = Math.floor((text.length * sent) / parts);
        sent += 1;
        controller.enqueue(new TextEncoder().encode(text.slice(from, Math.floor((text.length * sent) / parts))));
        if (sent === parts) controller.close();
      },
    });
    return new Response(body);
  };
};

async function outcome(reply: Promise<Reply<object>>): Promise<{ code: string; afterMs: number }> {
  const startedAt = Date.now();
  let code: string | null = null;
  let afterMs = 0;
  void reply.then((each) => {
    code = each.ok ? 'ok' : each.code;
    afterMs = Date.now() - startedAt;
  });
  await vi.advanceTimersByTimeAsync(120_000);
  if (code === null) throw new Error('a request had no end within two minutes');
  return { code, afterMs };
}

const get = () => request<object>('/api/mine');
const unsafe = () => sendJson<object>('POST', '/api/join', { code: '402719' });
const repeatable = () => sendJson<object>('POST', '/api/join', { code: '402719', operation: { page: 1, counter: 1 } });
const removal = (query: string) => () => request<object>(`/api/classrooms/a${query}`, { method: 'DELETE' });

test.each<[string, () => Promise<Reply<object>>, Behaviour[], string, number]>([
  ['a safe request on a silent connection', get, [silent, ok], 'ok', 2],
  ['a safe request without a network', get, [refused], 'offline', 3],
  ['a safe request that is refused a connection once', get, [refused, ok], 'ok', 2],
  ['a safe request behind a gateway that restarts', get, [html(502), ok], 'ok', 2],
  ['a safe request to a stopping server', get, [failed('stopping', 503), ok], 'ok', 2],
  ['a safe request to a class that other servers have', get, [failed('moved', 409), failed('moved', 409), ok], 'ok', 3],
  ['a safe request to a class that is at no server', get, [failed('moved', 409)], 'moved', 13],
  ['a safe request to a broken server', get, [html(500)], 'internal', 1],
  ['a safe request that is too fast', get, [failed('too-fast', 429)], 'too-fast', 1],
  ['a safe request that a proxy counts', get, [html(429)], 'too-fast', 1],
  ['a safe request that a proxy forbids', get, [html(403)], 'blocked', 1],
  ['a safe request in a network that asks for a login', get, [html(200)], 'offline', 3],
  ['a safe request that a proxy finds too large', get, [html(413)], 'blocked', 1],
  ['a large request that a proxy refuses', unsafe, [html(413)], 'too-large', 1],
  ['an unsafe request on a silent connection', unsafe, [silent, ok], 'offline', 1],
  ['an unsafe request without a network', unsafe, [refused, ok], 'offline', 1],
  ['an unsafe request with an operation, on a silent connection', repeatable, [silent, ok], 'ok', 2],
  ['an unsafe request with an operation that is refused', repeatable, [failed('full', 409), ok], 'full', 1],
  ['an unsafe request with an operation, to another server', repeatable, [failed('moved', 409), ok], 'ok', 2],
  ['an unsafe request to another server', unsafe, [failed('moved', 409), ok], 'moved', 1],
  ['a removal without an operation', removal(''), [refused, ok], 'offline', 1],
  ['a removal with an operation', removal('?operation=1.1'), [refused, ok], 'ok', 2],
  ['a slow answer of which bytes come', get, [slow(6, 10_000)], 'ok', 1],
  ['an answer that stops in its middle', get, [slow(2, HTTP_SILENCE_MS + 1), ok], 'ok', 2],
])('%s ends, and is asked as often as it may be', async (_name, ask, behaviours, code, times) => {
  network(...behaviours);
  const result = await outcome(ask());
  expect({ code: result.code, times: asked.length }).toEqual({ code, times });
});

// Proves I44.
test('no press waits for more than a silence of 15 s', async () => {
  network(silent);
  expect((await outcome(unsafe())).afterMs).toBeLessThan(15_000);
});

test('a silent connection is not the only one: the others are tried before the request is asked again', async () => {
  network(silent, ok);
  expect(await outcome(get())).toMatchObject({ code: 'ok' });
  expect(probes).toBe(5);
});

test('pauses between the attempts of a request grow', async () => {
  network(refused);
  await outcome(get());
  const [first = 0, second = 0, third = 0] = asked;
  expect(third - second).toBeGreaterThan(second - first);
});

test('a cancelled request is not asked again', async () => {
  network(silent);
  const abort = new AbortController();
  const reply = request<object>('/api/mine', { signal: abort.signal });
  abort.abort();
  await expect(reply).resolves.toEqual({ ok: false, code: 'offline' });
  expect(asked).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
