import { expect, test } from 'vitest';
import type { ClassroomId } from '../../../shared/ids.ts';
import type { JoinLook } from '../../../shared/protocol/answers.ts';
import {
  askedFor,
  back,
  begin,
  beginOpen,
  type Entering,
  looked,
  lookFor,
  next,
  refused,
  rejoinOf,
  someoneElse,
  toRejoin,
} from './entering.ts';

const id = 'lions' as ClassroomId;
const LOOK: JoinLook = { id, title: '3B', naming: 'typed', choices: [], offers: [], you: null };
const choice = { number: 2, name: 'Mina', hue: 1, shape: 'star', taken: false } as const;
const named: Entering = { ...looked(begin('402719'), LOOK), name: ' Mina ' };

test('a code, a look, a name, and then in', () => {
  const coded = next({ ...begin(null), code: '402719' });
  expect(coded).toMatchObject({ step: 'code', asks: 'look' });
  expect(lookFor(coded, 'ko')).toEqual({ code: '402719', language: 'ko' });
  const seen = looked(coded, LOOK);
  expect(seen).toMatchObject({ step: 'who', asks: null });
  const asking = next({ ...seen, name: ' Mina ' });
  expect(asking).toMatchObject({ asks: 'join', obstacle: null });
  expect(askedFor(asking)).toEqual({ code: '402719', name: 'Mina' });
});

test('a link with a code looks at once; one with half a code does not; one of a card goes straight in', () => {
  expect(begin('402 719')).toMatchObject({ code: '402719', asks: 'look' });
  expect(begin('4027')).toMatchObject({ step: 'code', code: '4027', asks: null });
  const carded = begin('402719', { card: '2.abcdefghijklmnop', invitation: null });
  expect(carded.asks).toBe('join');
  expect(askedFor(carded)).toEqual({ code: '402719', card: '2.abcdefghijklmnop' });
  expect(refused(carded, 'wrong-card')).toMatchObject({ step: 'code', card: null, obstacle: 'wrong-card', asks: null });
});

test('the class’s own link says beside the code that one was invited, until another code is wanted', () => {
  const invited = begin('402719', { card: null, invitation: 'abcdefghijklmnop' });
  expect(lookFor(invited, 'en')).toEqual({ code: '402719', invitation: 'abcdefghijklmnop', language: 'en' });
  expect(askedFor({ ...looked(invited, LOOK), name: 'Mina' })).toEqual({
    code: '402719',
    invitation: 'abcdefghijklmnop',
    name: 'Mina',
  });
  expect(lookFor(next(back(invited)), 'en')).toEqual({ code: '402719', language: 'en' });
  const cut = begin('402719', { card: null, invitation: 'abcdefghijklmno' });
  expect(lookFor(cut, 'en')).toEqual({ code: '402719', language: 'en' });
});

test('a short code, an empty name, no name tapped and half a rejoin code are not asked for', () => {
  expect(next(begin('4027'))).toMatchObject({ step: 'code', obstacle: 'short', asks: null });
  expect(next({ ...named, name: '   ' })).toMatchObject({ step: 'who', obstacle: 'nameless', asks: null });
  const list = looked(begin('402719'), { ...LOOK, naming: 'list', choices: [choice] });
  expect(next(list)).toMatchObject({ step: 'who', obstacle: 'nameless', asks: null });
  expect(next({ ...toRejoin(named), rejoin: 'k7' })).toMatchObject({ obstacle: 'rejoin-short', asks: null });
});

test('what is tapped, spun or typed is what is asked for', () => {
  const list = looked(begin('402719'), { ...LOOK, naming: 'list', choices: [choice] });
  expect(askedFor(next({ ...list, choice: 2 }))).toEqual({ code: '402719', choice: 2 });
  const friendly = looked(begin('402719'), { ...LOOK, naming: 'friendly', offers: ['Blue Whale', 'Red Fox'] });
  expect(askedFor(next({ ...friendly, spin: 1 }))).toEqual({ code: '402719', name: 'Red Fox' });
  expect(askedFor(next({ ...toRejoin(named), rejoin: 'k7m2p' }))).toEqual({ code: '402719', rejoin: 'k7m2p' });
});

test('a browser that has a seat there is asked whose it is; for somebody else it looks anew', () => {
  const you = { role: 'student', name: 'Mina', hue: 1, shape: 'star' } as const;
  const known = looked(begin('402719'), { ...LOOK, you });
  expect(known).toMatchObject({ step: 'known', asks: null });
  expect(someoneElse(known)).toMatchObject({ look: null, name: '', asks: 'look' });
});

test('a name that somebody else was quicker to tap is marked, and said', () => {
  const list = looked(begin('402719'), { ...LOOK, naming: 'list', choices: [choice] });
  const late = refused(next({ ...list, choice: 2 }), 'taken');
  expect(late).toMatchObject({ step: 'who', choice: null, asks: 'look' });
  const marked = looked(late, { ...LOOK, naming: 'list', choices: [{ ...choice, taken: true }] });
  expect(marked).toMatchObject({ step: 'who', obstacle: 'taken', asks: null });
});

test.each([
  ['no-class', 'code'],
  ['bad-name', 'who'],
  ['password-needed', 'password'],
  ['wrong-password', 'password'],
  ['full', 'who'],
  ['offline', 'who'],
] as const)('%s leads to the step %s, with the rest as it was typed', (code, step) => {
  const after = refused(next(named), code);
  expect(after).toMatchObject({ step, code: '402719', name: ' Mina ', asks: null });
  expect(after.obstacle).toBe(code === 'password-needed' ? null : code);
});

test('a password is asked with the rest, and forgotten with the code', () => {
  const withPassword: Entering = { ...refused(begin('402719'), 'password-needed'), password: 'tiger' };
  expect(lookFor(next(withPassword), 'en')).toEqual({ code: '402719', password: 'tiger', language: 'en' });
  expect(askedFor({ ...looked(withPassword, LOOK), name: 'Mina' })).toEqual({
    code: '402719',
    name: 'Mina',
    password: 'tiger',
  });
  expect(back(withPassword)).toMatchObject({ step: 'code', password: '', code: '402719' });
});

test('an open door needs no code', () => {
  const open = beginOpen({ classroom: id, title: '3B' });
  expect(open.asks).toBe('look');
  expect(lookFor(open, 'en')).toEqual({ classroom: 'lions', language: 'en' });
  expect(askedFor({ ...looked(open, LOOK), name: 'Mina' })).toEqual({ classroom: 'lions', name: 'Mina' });
});

test.each([
  ['K7 M2P', 'k7m2p'],
  ['k7-m2p9', 'k7m2p'],
  ['０k7', 'k7'],
])('%j holds the rejoin code %j', (text, code) => {
  expect(rejoinOf(text)).toBe(code);
});
