import { expect, test } from 'vitest';
import type { ChatSeat, MessageView } from '#shared/protocol/views/chat-view.ts';
import { type ListRow, listRows } from './list-rows.ts';

const seat = (number: number): ChatSeat => ({ seat: number, name: `S${number}`, hue: 1, shape: 'circle' });
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let next = 0;

function message(at: number, changes: Partial<MessageView> = {}): MessageView {
  next += 1;
  return {
    number: next,
    revision: next,
    kind: 'posted',
    by: 'student',
    from: seat(1),
    thread: null,
    text: 'x',
    picture: null,
    found: null,
    state: 'shown',
    reports: 0,
    at,
    ...changes,
  };
}

const dayOf = (at: number) => String(Math.floor(at / DAY));
const rowTexts = (rows: readonly ListRow[]) =>
  rows.map((row) =>
    row.kind === 'day'
      ? 'day'
      : row.kind === 'message'
        ? `${row.message.from?.name ?? row.message.by}${row.isFirst ? '' : ' too'}`
        : `${row.what} ${row.who.map(({ name }) => name).join()}`,
  );

test('gives each day a head, and messages of one person within five minutes one name', () => {
  const messages = [
    message(0),
    message(4 * MINUTE),
    message(10 * MINUTE),
    message(11 * MINUTE, { from: seat(2) }),
    message(12 * MINUTE),
    message(13 * MINUTE, { thread: seat(1) }),
    message(14 * MINUTE, { by: 'teacher', from: null, thread: seat(1) }),
    message(DAY),
  ];
  expect(rowTexts(listRows(messages, dayOf))).toEqual([
    'day',
    'S1',
    'S1 too',
    'S1',
    'S2',
    'S1',
    'S1',
    'teacher',
    'day',
    'S1',
  ]);
});

test('merges a run of joins and leaves into a row of each, where each student stands once', () => {
  const messages = [
    message(0, { kind: 'joined', from: seat(1) }),
    message(1, { kind: 'joined', from: seat(2) }),
    message(2, { kind: 'joined', from: seat(1) }),
    message(3, { kind: 'left', from: seat(2) }),
    message(3, { kind: 'joined', from: seat(3) }),
    message(4, { kind: 'left', from: seat(1) }),
    message(4, { kind: 'joined', from: seat(1) }),
    message(4, { kind: 'joined', from: null }),
    message(5, { kind: 'paused', by: 'class', from: null }),
    message(6, { kind: 'solved', from: seat(2) }),
    message(7, { kind: 'joined', from: seat(2) }),
  ];
  expect(rowTexts(listRows(messages, dayOf))).toEqual([
    'day',
    'joined S3,S1',
    'left S2',
    'paused ',
    'solved S2',
    'joined S2',
  ]);
});

test('has no rows without messages', () => {
  expect(listRows([], dayOf)).toEqual([]);
});
