/** The wrapper of every row: what it refuses before the handler runs, and how it answers. */
import { pino } from 'pino';
import { beforeEach, expect, it } from 'vitest';
import { Tally } from '#server/base/tally.ts';
import type { Person } from '#server/identity/person.ts';
import { StoreError } from '#server/store/error.ts';
import type { SeatId } from '#shared/ids.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import { integer, object } from '#shared/protocol/schema-parts.ts';
import { type EventSession, type EventTable, serveEvents } from './event-table.ts';

type Result = { readonly ok: true; readonly doubled: number } | Failure;
type Ack = (result: Result) => void;
interface Events {
  any: (message: { number: number }, ack: Ack) => void;
  forStudents: (message: { number: number }, ack: Ack) => void;
  forTeachers: (message: { number: number }, ack: Ack) => void;
  limited: (message: { number: number }, ack: Ack) => void;
  failing: (message: { number: number }, ack: Ack) => void;
}

const STUDENT: Person = { role: 'student', seat: 'seat' as SeatId, grant: 0 };
const TEACHER: Person = { role: 'teacher' };
const schema = object({ number: integer(0, 10) });
const double = (_session: EventSession, { number }: { number: number }): Result => ({ ok: true, doubled: number * 2 });

const TABLE: EventTable<EventSession, Events> = {
  any: { schema, allowed: 'member', handle: double },
  forStudents: { schema, allowed: 'student', handle: double },
  forTeachers: { schema, allowed: 'teacher', handle: double },
  limited: { schema, allowed: 'member', rate: { burst: 2, fillsInMs: 1_000 }, handle: double },
  failing: {
    schema,
    allowed: 'member',
    handle: async (_session, { number }) => {
      throw number === 0 ? new StoreError('store-elsewhere') : new Error('a fault');
    },
  },
};

let now: number;
const done = new Tally();
let logged: string[];

beforeEach(() => {
  now = 0;
  logged = [];
});

/** Serves the table to one person and returns how to send an event as they do. */
function serve(person: Person, isMember = true): (event: keyof Events, message: unknown) => Promise<unknown> {
  const listeners = new Map<string, (...sent: unknown[]) => void>();
  const log = pino({ base: null }, { write: (line: string) => void logged.push(line) });
  serveEvents(
    { on: (event, listener) => listeners.set(event, listener) },
    TABLE,
    { classroom: { isMember: () => isMember }, person },
    { log, now: () => now, done },
  );
  return (event, message) => new Promise((resolve) => listeners.get(event)?.(message, resolve));
}

it('answers with the result of the handler', async () => {
  expect(await serve(STUDENT)('any', { number: 4 })).toEqual({ ok: true, doubled: 8 });
});

it.each([[undefined], [null], [{}], [{ number: 11 }], [{ number: 1, more: 1 }], [[1]], ['1']])(
  'refuses a message of another shape: %j',
  async (message) => {
    expect(await serve(TEACHER)('any', message)).toEqual(failure('bad-request'));
  },
);

it('serves a message without an acknowledgement, and answers nothing', () => {
  const listeners = new Map<string, (...sent: unknown[]) => void>();
  const session = { classroom: { isMember: () => true }, person: STUDENT };
  serveEvents({ on: (event, listener) => listeners.set(event, listener) }, TABLE, session, {
    log: pino({ enabled: false }),
    now: () => now,
    done,
  });
  expect(() => listeners.get('any')?.({ number: 1 })).not.toThrow();
  expect(() => listeners.get('any')?.('wrong', 'no function')).not.toThrow();
});

it('lets only students send an event for students', async () => {
  expect(await serve(STUDENT)('forStudents', { number: 1 })).toEqual({ ok: true, doubled: 2 });
  expect(await serve(TEACHER)('forStudents', { number: 1 })).toEqual(failure('bad-request'));
});

it('lets only teachers send an event for teachers, while their secret is still the class’s, and logs who else tries', async () => {
  expect(await serve(TEACHER)('forTeachers', { number: 1 })).toEqual({ ok: true, doubled: 2 });
  expect(logged).toEqual([]);
  expect(await serve(STUDENT)('forTeachers', { number: 1 })).toEqual(failure('teacher-only'));
  expect(await serve(TEACHER, false)('forTeachers', { number: 1 })).toEqual(failure('link-replaced'));
  expect(logged.map((line) => JSON.parse(line).refused)).toEqual(['teacher-only', 'link-replaced']);
});

it('refuses an event beyond its own rate, for each socket by itself', async () => {
  const send = serve(STUDENT);
  for (const expected of [true, true, false])
    expect(await send('limited', { number: 1 })).toMatchObject({ ok: expected });
  expect(await send('limited', { number: 1 })).toEqual(failure('too-fast'));
  expect(await serve(STUDENT)('limited', { number: 1 })).toMatchObject({ ok: true });
  now += 500;
  expect(await send('limited', { number: 1 })).toMatchObject({ ok: true });
});

it('answers a fault with a code: the store’s own, or an internal one that is logged', async () => {
  expect(await serve(STUDENT)('failing', { number: 0 })).toEqual(failure('moved'));
  expect(logged).toEqual([]);
  expect(await serve(STUDENT)('failing', { number: 1 })).toEqual(failure('internal'));
  expect(logged).toHaveLength(1);
});
