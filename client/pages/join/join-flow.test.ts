import { expect, test } from 'vitest';
import type { ClassroomId } from '#shared/ids.ts';
import type { JoinPreview } from '#shared/protocol/http/responses.ts';
import {
  asSomeoneElse,
  backToCode,
  type JoinFlow,
  joinRequest,
  nextStep,
  previewReceived,
  previewRequest,
  rejoinCodeFrom,
  requestRefused,
  startJoin,
  startOpenJoin,
  toRejoinStep,
} from './join-flow.ts';

const id = 'lions' as ClassroomId;
const PREVIEW: JoinPreview = { id, title: '3B', naming: 'typed', choices: [], offers: [], you: null };
const choice = { number: 2, name: 'Mina', hue: 1, shape: 'star', taken: false } as const;
const named: JoinFlow = { ...previewReceived(startJoin('402719'), PREVIEW), name: ' Mina ' };

test('a code, a preview, a name, and then in', () => {
  const byCode = nextStep({ ...startJoin(null), code: '402719' });
  expect(byCode).toMatchObject({ step: 'code', pendingRequest: 'preview' });
  expect(previewRequest(byCode, 'ko')).toEqual({ code: '402719', language: 'ko' });
  const previewed = previewReceived(byCode, PREVIEW);
  expect(previewed).toMatchObject({ step: 'who', pendingRequest: null });
  const requesting = nextStep({ ...previewed, name: ' Mina ' });
  expect(requesting).toMatchObject({ pendingRequest: 'join', problem: null });
  expect(joinRequest(requesting)).toEqual({ code: '402719', name: 'Mina' });
});

test('a link with a code looks at once; one with half a code does not; one of a card goes straight in', () => {
  expect(startJoin('402 719')).toMatchObject({ code: '402719', pendingRequest: 'preview' });
  expect(startJoin('4027')).toMatchObject({ step: 'code', code: '4027', pendingRequest: null });
  const withCard = startJoin('402719', { seatCard: '2.abcdefghijklmnop', invitation: null });
  expect(withCard.pendingRequest).toBe('join');
  expect(joinRequest(withCard)).toEqual({ code: '402719', card: '2.abcdefghijklmnop' });
  expect(requestRefused(withCard, 'wrong-card')).toMatchObject({
    step: 'code',
    seatCard: null,
    problem: 'wrong-card',
    pendingRequest: null,
  });
});

test('the class’s own link says beside the code that one was invited, until another code is wanted', () => {
  const invited = startJoin('402719', { seatCard: null, invitation: 'abcdefghijklmnop' });
  expect(previewRequest(invited, 'en')).toEqual({ code: '402719', invitation: 'abcdefghijklmnop', language: 'en' });
  expect(joinRequest({ ...previewReceived(invited, PREVIEW), name: 'Mina' })).toEqual({
    code: '402719',
    invitation: 'abcdefghijklmnop',
    name: 'Mina',
  });
  expect(previewRequest(nextStep(backToCode(invited)), 'en')).toEqual({ code: '402719', language: 'en' });
  const cut = startJoin('402719', { seatCard: null, invitation: 'abcdefghijklmno' });
  expect(previewRequest(cut, 'en')).toEqual({ code: '402719', language: 'en' });
});

test('a short code, an empty name, no name tapped and half a rejoin code are not asked for', () => {
  expect(nextStep(startJoin('4027'))).toMatchObject({ step: 'code', problem: 'short', pendingRequest: null });
  expect(nextStep({ ...named, name: '   ' })).toMatchObject({ step: 'who', problem: 'nameless', pendingRequest: null });
  const list = previewReceived(startJoin('402719'), { ...PREVIEW, naming: 'list', choices: [choice] });
  expect(nextStep(list)).toMatchObject({ step: 'who', problem: 'nameless', pendingRequest: null });
  expect(nextStep({ ...toRejoinStep(named), rejoinCode: 'k7' })).toMatchObject({
    problem: 'rejoin-short',
    pendingRequest: null,
  });
});

test('what is tapped, spun or typed is what is asked for', () => {
  const list = previewReceived(startJoin('402719'), { ...PREVIEW, naming: 'list', choices: [choice] });
  expect(joinRequest(nextStep({ ...list, chosenNumber: 2 }))).toEqual({ code: '402719', choice: 2 });
  const nicknamed = previewReceived(startJoin('402719'), {
    ...PREVIEW,
    naming: 'nicknames',
    offers: ['Blue Whale', 'Red Fox'],
  });
  expect(joinRequest(nextStep({ ...nicknamed, offerIndex: 1 }))).toEqual({ code: '402719', name: 'Red Fox' });
  expect(joinRequest(nextStep({ ...toRejoinStep(named), rejoinCode: 'k7m2p' }))).toEqual({
    code: '402719',
    rejoin: 'k7m2p',
  });
});

test('a browser that has a seat there is asked whose it is; for somebody else it looks anew', () => {
  const you = { role: 'student', name: 'Mina', hue: 1, shape: 'star' } as const;
  const known = previewReceived(startJoin('402719'), { ...PREVIEW, you });
  expect(known).toMatchObject({ step: 'known', pendingRequest: null });
  expect(asSomeoneElse(known)).toMatchObject({ preview: null, name: '', pendingRequest: 'preview' });
});

test('a name that somebody else was quicker to tap is marked, and said', () => {
  const list = previewReceived(startJoin('402719'), { ...PREVIEW, naming: 'list', choices: [choice] });
  const afterwards = requestRefused(nextStep({ ...list, chosenNumber: 2 }), 'taken');
  expect(afterwards).toMatchObject({ step: 'who', chosenNumber: null, pendingRequest: 'preview' });
  const marked = previewReceived(afterwards, { ...PREVIEW, naming: 'list', choices: [{ ...choice, taken: true }] });
  expect(marked).toMatchObject({ step: 'who', problem: 'taken', pendingRequest: null });
});

test.each([
  ['no-class', 'code'],
  ['bad-name', 'who'],
  ['password-needed', 'password'],
  ['wrong-password', 'password'],
  ['full', 'who'],
  ['offline', 'who'],
] as const)('%s leads to the step %s, with the rest as it was typed', (code, step) => {
  const after = requestRefused(nextStep(named), code);
  expect(after).toMatchObject({ step, code: '402719', name: ' Mina ', pendingRequest: null });
  expect(after.problem).toBe(code === 'password-needed' ? null : code);
});

test('a password is asked with the rest, and forgotten with the code', () => {
  const withPassword: JoinFlow = { ...requestRefused(startJoin('402719'), 'password-needed'), password: 'tiger' };
  expect(previewRequest(nextStep(withPassword), 'en')).toEqual({ code: '402719', password: 'tiger', language: 'en' });
  expect(joinRequest({ ...previewReceived(withPassword, PREVIEW), name: 'Mina' })).toEqual({
    code: '402719',
    name: 'Mina',
    password: 'tiger',
  });
  expect(backToCode(withPassword)).toMatchObject({ step: 'code', password: '', code: '402719' });
});

test('an open door needs no code', () => {
  const open = startOpenJoin({ classroom: id, title: '3B' });
  expect(open.pendingRequest).toBe('preview');
  expect(previewRequest(open, 'en')).toEqual({ classroom: 'lions', language: 'en' });
  expect(joinRequest({ ...previewReceived(open, PREVIEW), name: 'Mina' })).toEqual({
    classroom: 'lions',
    name: 'Mina',
  });
});

test.each([
  ['K7 M2P', 'k7m2p'],
  ['k7-m2p9', 'k7m2p'],
  ['０k7', 'k7'],
])('%j holds the rejoin code %j', (text, code) => {
  expect(rejoinCodeFrom(text)).toBe(code);
});
