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

describe('a schema accepts', () => {
  it('the keys that it names, with or without optional ones, and leaves the value unchanged', () => {
    const sent = Object.freeze({ ...drop, seen: Object.freeze({ ...drop.seen }) });
    expect(is(DropMessage, sent)).toBe(true);
    expect(sent).toEqual(drop);
    expect(is(EnterMessage, { board: 1 })).toBe(true);
    expect(is(EnterMessage, { board: 1, have: { epoch: 2, seq: 3 } })).toBe(true);
    expect(is(TimerMessage, { to: 'pause' })).toBe(true);
    expect(is(EmptyMessage, {})).toBe(true);
    expect(is(DropMessage, { ...drop, x: -0 })).toBe(true);
  });

  it('its number of code points, however many units they take', () => {
    const title = '😀'.repeat(TITLE_LENGTH_MAX * 4);
    expect(is(OpenClassroomRequest, { title })).toBe(true);
    expect(is(OpenClassroomRequest, { title: `${title}😀` })).toBe(false);
    expect(is(OpenClassroomRequest, { title: 'a'.repeat(TITLE_LENGTH_MAX * 4 + 1) })).toBe(false);
  });
});

describe('a schema refuses', () => {
  // Proves I31.
  it('an unknown key, whatever its name, at every depth', () => {
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

  it('something other than a number, a fraction, and a number out of bounds', () => {
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

  it('undefined for an optional key', () => {
    expect(is(EnterMessage, { board: 1, have: undefined })).toBe(false);
    expect(is(PresentMessage, { named: undefined })).toBe(false);
    expect(is(DropMessage, { ...drop, x: undefined })).toBe(false);
  });

  it('an array or null for an object, even if every key is optional', () => {
    for (const none of [[], [{}], null, undefined, 'text', 7, true]) {
      expect(is(EmptyMessage, none)).toBe(false);
      expect(is(PresentMessage, none)).toBe(false);
      expect(is(JoinRequest, none)).toBe(false);
      expect(is(DropMessage, { ...drop, seen: none })).toBe(false);
    }
    expect(is(DropMessage, Object.assign([], drop))).toBe(false);
  });

  it('values that are missing, too long, too many, repeated, or of neither form', () => {
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

  it('a text with anything beside its pattern', () => {
    expect(is(StartActivityRequest, start)).toBe(true);
    for (const picture of ['a'.repeat(15), 'a'.repeat(33), `${start.picture}\n`, `\n${start.picture}`, 'ä'.repeat(22)])
      expect(is(StartActivityRequest, { ...start, picture }), picture).toBe(false);
  });
});
