import { is } from 'valibot';
import { describe, expect, it } from 'vitest';
import { CUTS_MAX, TITLE_LENGTH_MAX } from '#shared/limits.ts';
import { JoinRequest, OpenClassroomRequest, StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import { DropMessage, EnterMessage } from '#shared/protocol/messages/board-messages.ts';
import {
  EmptyMessage,
  PresentMessage,
  ShowPieceMessage,
  TimerMessage,
} from '#shared/protocol/messages/control-messages.ts';

const drop = { board: 1, piece: 5, x: 0, y: 65_535, counter: 1, seen: { epoch: 0, seq: 0 } };
const start = { picture: 'a'.repeat(22), cuts: [{ columns: 4, rows: 3 }] };

describe('a shape lets through', () => {
  it('what it names, with or without what may be missing, and leaves it as it came', () => {
    const sent = Object.freeze({ ...drop, seen: Object.freeze({ ...drop.seen }) });
    expect(is(DropMessage, sent)).toBe(true);
    expect(sent).toEqual(drop);
    expect(is(EnterMessage, { board: 1 })).toBe(true);
    expect(is(EnterMessage, { board: 1, have: { epoch: 2, seq: 3 } })).toBe(true);
    expect(is(TimerMessage, { to: 'pause' })).toBe(true);
    expect(is(EmptyMessage, {})).toBe(true);
    expect(is(DropMessage, { ...drop, x: -0 })).toBe(true);
  });

  it('as many code points as it says, whatever units they take', () => {
    const title = '😀'.repeat(TITLE_LENGTH_MAX * 4);
    expect(is(OpenClassroomRequest, { title })).toBe(true);
    expect(is(OpenClassroomRequest, { title: `${title}😀` })).toBe(false);
    expect(is(OpenClassroomRequest, { title: 'a'.repeat(TITLE_LENGTH_MAX * 4 + 1) })).toBe(false);
  });
});

describe('a shape refuses', () => {
  // Proves I31.
  it('a key that it does not know, whatever its name, at every depth', () => {
    for (const key of ['more', '', '0', 'length', 'constructor', 'toString', '__proto__', 'prototype']) {
      const more: object = JSON.parse(`{${JSON.stringify(key)}:{"x":1}}`);
      // As JSON, so that __proto__ is a key like any other.
      const add = (to: object): unknown =>
        JSON.parse(`${JSON.stringify(to).slice(0, -1)},${JSON.stringify(more).slice(1)}`);
      expect(is(EmptyMessage, more), key).toBe(false);
      expect(is(DropMessage, add(drop)), key).toBe(false);
      expect(is(DropMessage, { ...drop, seen: add(drop.seen) }), key).toBe(false);
      expect(is(StartActivityRequest, { ...start, cuts: start.cuts.map(add) }), key).toBe(false);
    }
  });

  it('a number that is none, is no integer, or is out of bounds', () => {
    for (const x of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      1.5,
      -1,
      65_536,
      '1',
      1n,
      null,
      [1],
    ])
      expect(is(DropMessage, { ...drop, x }), String(x)).toBe(false);
    expect(is(DropMessage, { ...drop, counter: 2 ** 53 })).toBe(false);
  });

  it('undefined for what may only be missing', () => {
    expect(is(EnterMessage, { board: 1, have: undefined })).toBe(false);
    expect(is(PresentMessage, { named: undefined })).toBe(false);
    expect(is(DropMessage, { ...drop, x: undefined })).toBe(false);
  });

  it('an array, or nothing, for an object, even where every key may be missing', () => {
    for (const none of [[], [{}], null, undefined, 'text', 7, true]) {
      expect(is(EmptyMessage, none)).toBe(false);
      expect(is(PresentMessage, none)).toBe(false);
      expect(is(JoinRequest, none)).toBe(false);
      expect(is(DropMessage, { ...drop, seen: none })).toBe(false);
    }
    expect(is(DropMessage, Object.assign([], drop))).toBe(false);
  });

  it('what is missing, too long, too many, twice, or of neither form', () => {
    expect(is(DropMessage, { ...drop, seen: { epoch: 1 } })).toBe(false);
    expect(is(StartActivityRequest, { ...start, cuts: [] })).toBe(false);
    expect(
      is(StartActivityRequest, { ...start, cuts: Array.from({ length: CUTS_MAX + 1 }, () => start.cuts[0]) }),
    ).toBe(false);
    expect(is(ShowPieceMessage, { boards: [1, 2], piece: 1 })).toBe(true);
    expect(is(ShowPieceMessage, { boards: [1, 2, 1], piece: 1 })).toBe(false);
    expect(is(TimerMessage, { to: 'never' })).toBe(false);
    expect(is(TimerMessage, { ms: 60_000, to: 'end' })).toBe(false);
  });

  it('text in which anything stands beside its pattern', () => {
    expect(is(StartActivityRequest, start)).toBe(true);
    for (const picture of ['a'.repeat(15), 'a'.repeat(33), `${start.picture}\n`, `\n${start.picture}`, 'ä'.repeat(22)])
      expect(is(StartActivityRequest, { ...start, picture }), picture).toBe(false);
  });
});
