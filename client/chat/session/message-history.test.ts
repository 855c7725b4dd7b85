import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessageView } from '#shared/protocol/views/chat-view.ts';
import { MessageHistory } from './message-history.ts';

function message(number: number, changes: Partial<MessageView> = {}): MessageView {
  return {
    number,
    revision: number,
    kind: 'posted',
    by: 'teacher',
    from: null,
    thread: null,
    text: `${number}`,
    picture: null,
    found: null,
    state: 'shown',
    reports: 0,
    at: number,
    ...changes,
  };
}

const texts = (history: MessageHistory) => history.messages.map(({ text }) => text);

test('loads pages backwards while live messages keep their places', () => {
  const history = new MessageHistory();
  expect(history.olderCursor).toBeUndefined();
  history.addPage({ messages: [message(5), message(6)], next: 5, revision: 6 });
  expect(history.add([message(7), message(6)]).map(({ number }) => number)).toEqual([7]);
  history.addPage({ messages: [message(2), message(3)], next: null, revision: 7 });
  expect(texts(history)).toEqual(['2', '3', '5', '6', '7']);
  expect(history.olderCursor).toBeNull();
});

test('applies each change once, and never an older revision', () => {
  const history = new MessageHistory();
  history.addPage({ messages: [message(1), message(2)], next: null, revision: 2 });
  expect(history.add([message(1, { revision: 4, text: 'new' })])).toEqual([]);
  history.add([message(1, { revision: 3, text: 'old' })]);
  expect(texts(history)).toEqual(['new', '2']);
  history.add([message(2, { revision: 5, state: 'deleted', text: '' })]);
  history.addPage({ messages: [message(2)], next: null, revision: 2 });
  expect(texts(history)).toEqual(['new']);
});

test('leaves out a change to a message before the oldest page until that page loads', () => {
  const history = new MessageHistory();
  history.addPage({ messages: [message(8), message(9)], next: 8, revision: 9 });
  expect(history.add([message(3, { revision: 10 })])).toEqual([]);
  expect(texts(history)).toEqual(['8', '9']);
});

test('puts a picture that was approved late where it was sent', () => {
  const history = new MessageHistory();
  history.addPage({ messages: [message(1), message(3)], next: null, revision: 3 });
  expect(history.add([message(2, { revision: 4 })]).map(({ number }) => number)).toEqual([2]);
  expect(texts(history)).toEqual(['1', '2', '3']);
});

test('holds the same messages in whatever order they arrive', () => {
  const revisions = [1, 2, 3, 4, 5].flatMap((number) => [
    message(number),
    message(number, { revision: number + 10, text: `${number} later` }),
  ]);
  const inOrder = new MessageHistory();
  inOrder.addPage({ messages: [], next: null, revision: 0 });
  inOrder.add(revisions);
  fc.assert(
    fc.property(fc.shuffledSubarray(revisions, { minLength: revisions.length }), (shuffled) => {
      const history = new MessageHistory();
      history.addPage({ messages: [], next: null, revision: 0 });
      for (const revision of shuffled) history.add([revision]);
      expect(history.messages).toEqual(inOrder.messages);
    }),
  );
});
