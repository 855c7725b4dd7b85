/** The chat's outbox against servers that refuse, under a fake clock. Each case counts what one page sends. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply, RequestErrorCode } from '#client/net/http/request.ts';
import { RetryTimers } from '#client/net/retry.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { PostReceipt } from '#shared/protocol/http/responses.ts';
import type { ChatHttp } from './chat-http.ts';
import { ChatOutbox } from './chat-outbox.ts';

type Outcome = RequestErrorCode | 'stored' | 'never';

/** What was sent, when, in order. */
let sent: { readonly what: string; readonly at: number }[] = [];
/** What the server does now with texts and with pictures. */
let texts: Outcome;
let pictures: Outcome;
let isConnected: boolean;
let outbox: ChatOutbox;
let abort: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  texts = 'stored';
  pictures = 'stored';
  isConnected = true;
  abort = new AbortController();
  outbox = new ChatOutbox({
    classroom: 'class' as ClassroomId,
    keeping: null,
    http: {
      request: (_path, init) => answer(bodyOf(init?.body), texts),
      upload: (_path, form) => answer(form, pictures),
    },
    retry: new RetryTimers(),
    signal: abort.signal,
    isConnected: () => isConnected,
    isDelivered: () => true,
    onChange: () => undefined,
  });
});
afterEach(() => {
  abort.abort();
  outbox.close();
  vi.useRealTimers();
});

function bodyOf(body: BodyInit | null | undefined): FormData {
  const form = new FormData();
  form.set('message', String(body));
  return form;
}

const answer: (form: FormData, outcome: Outcome) => ReturnType<ChatHttp['request']> = (form, outcome) => {
  const { text } = JSON.parse(String(form.get('message')));
  sent.push({ what: text, at: Date.now() });
  if (outcome === 'never') return new Promise(() => undefined);
  const receipt: PostReceipt = { number: sent.length, text: null };
  const reply: Reply<PostReceipt> = outcome === 'stored' ? { ok: true, ...receipt } : { ok: false, code: outcome };
  return Promise.resolve(reply as never);
};

const write = (text: string) => outbox.add({ text, to: null, file: null });
const sendPicture = (text: string) => outbox.add({ text, to: null, file: new File(['picture'], 'lion.jpg') });
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const order = () => sent.map(({ what }) => what);
const refusals = () => outbox.pending.map(({ refusal }) => refusal);
const MINUTE = 60_000;

test.each<RequestErrorCode>([
  'too-large',
  'picture-too-large',
  'disk-full',
  'not-a-picture',
  'picture-broken',
  'bad-request',
  'blocked',
  'muted',
  'no-chat-pictures',
])('a picture that is refused as %s is sent once, and says so', async (code) => {
  pictures = code;
  sendPicture('lion');
  await pass(10 * MINUTE);
  expect(order()).toEqual(['lion']);
  expect(refusals()).toEqual([code]);
});

test.each<RequestErrorCode>(['internal', 'too-fast', 'picture-busy', 'unsaved', 'stopping', 'offline'])(
  'a picture that meets %s for a minute is sent a few times, ever more rarely, and arrives afterwards',
  async (code) => {
    pictures = code;
    sendPicture('lion');
    await pass(MINUTE);
    expect(sent.length).toBeLessThanOrEqual(7);
    const pauses = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
    // The longest pause has jitter, too.
    const growing = pauses.slice(0, 4);
    expect(growing).toEqual([...growing].sort((a, b) => a - b));
    pictures = 'stored';
    await pass(MINUTE);
    expect(outbox.pending).toEqual([]);
  },
);

test('a picture that goes on failing is given up, and says why', async () => {
  pictures = 'internal';
  sendPicture('lion');
  await pass(60 * MINUTE);
  expect(sent.length).toBeLessThan(10);
  expect(refusals()).toEqual(['internal']);
});

// Proves I44.
test('further messages start no further attempts', async () => {
  texts = 'internal';
  pictures = 'internal';
  for (let number = 0; number < 20; number += 1) {
    write(`text ${number}`);
    sendPicture(`picture ${number}`);
  }
  await pass(0);
  expect(order()).toEqual(['text 0']);
  await pass(30_000);
  expect(sent.length).toBeLessThanOrEqual(6);
  expect(vi.getTimerCount()).toBe(1);
});

test('a text passes a picture that waits for its next attempt', async () => {
  pictures = 'picture-busy';
  sendPicture('lion');
  await pass(10);
  write('what is this?');
  write('a lion');
  await pass(10);
  expect(order()).toEqual(['lion', 'what is this?', 'a lion']);
});

test('a text passes a picture that takes long', async () => {
  pictures = 'never';
  sendPicture('lion');
  write('what is this?');
  await pass(1_000);
  expect(order()).toEqual(['lion']);
  await pass(10_000);
  expect(order()).toEqual(['lion', 'what is this?']);
});

test('what is written keeps its order while all is well', async () => {
  for (const [index, what] of ['a', 'b', 'picture c', 'picture d', 'e', 'picture f', 'g'].entries())
    if (what.startsWith('picture')) sendPicture(`${index}`);
    else write(`${index}`);
  await pass(0);
  expect(order()).toEqual(['0', '1', '2', '3', '4', '5', '6']);
});

test('texts keep their order through failures', async () => {
  texts = 'offline';
  for (const text of ['a', 'b', 'c']) write(text);
  await pass(20_000);
  expect(new Set(order())).toEqual(new Set(['a']));
  texts = 'stored';
  await pass(MINUTE);
  expect(order().slice(-3)).toEqual(['a', 'b', 'c']);
});

test('a picture costs nothing while the chat is not connected, and goes when it is', async () => {
  isConnected = false;
  sendPicture('lion');
  await pass(60 * MINUTE);
  expect(sent).toEqual([]);
  isConnected = true;
  outbox.resume();
  await pass(0);
  expect(outbox.pending).toEqual([]);
});

test('what waits goes at once when the line is back', async () => {
  texts = 'offline';
  write('hello');
  await pass(2 * MINUTE);
  texts = 'stored';
  outbox.resume();
  await pass(0);
  expect(outbox.pending).toEqual([]);
});

test('nothing is sent after the chat has closed', async () => {
  texts = 'internal';
  write('hello');
  await pass(10);
  abort.abort();
  await pass(10 * MINUTE);
  expect(order()).toEqual(['hello']);
});
