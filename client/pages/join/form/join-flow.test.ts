import { expect, test } from 'vitest';
import type { ClassroomId, PersonId } from '#shared/ids.ts';
import { PERSON_ID_LENGTH } from '#shared/limits.ts';
import type { JoinPreview } from '#shared/protocol/http/responses.ts';
import {
  answerBefore,
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

test('asks for a preview by the code, then joins with the name', () => {
  const byCode = nextStep({ ...startJoin(null), code: '402719' });
  expect(byCode).toMatchObject({ step: 'code', pendingRequest: 'preview' });
  expect(previewRequest(byCode, 'ko')).toEqual({ code: '402719', language: 'ko' });
  const previewed = previewReceived(byCode, PREVIEW);
  expect(previewed).toMatchObject({ step: 'who', pendingRequest: null });
  const requesting = nextStep({ ...previewed, name: ' Mina ' });
  expect(requesting).toMatchObject({ pendingRequest: 'join', problem: null });
  expect(joinRequest(requesting)).toEqual({ code: '402719', name: 'Mina' });
});

test('requests a preview for a link with a whole code, nothing for half a code, and joins directly by a seat card', () => {
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

test('sends the invitation of the class’s own link, until another code is entered', () => {
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

test('sends nothing for a short code, an empty name, no tapped name, or half a rejoin code', () => {
  expect(nextStep(startJoin('4027'))).toMatchObject({ step: 'code', problem: 'short', pendingRequest: null });
  // Where every code has seven digits, six are not yet one.
  expect(nextStep({ ...startJoin(null), code: '402719' }, 7)).toMatchObject({ problem: 'short', pendingRequest: null });
  expect(nextStep({ ...named, name: '   ' })).toMatchObject({ step: 'who', problem: 'nameless', pendingRequest: null });
  const list = previewReceived(startJoin('402719'), { ...PREVIEW, naming: 'list', choices: [choice] });
  expect(nextStep(list)).toMatchObject({ step: 'who', problem: 'nameless', pendingRequest: null });
  expect(nextStep({ ...toRejoinStep(named), rejoinCode: 'k7' })).toMatchObject({
    problem: 'rejoin-short',
    pendingRequest: null,
  });
});

test('joins with the name that was tapped, generated or typed', () => {
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

test('asks a browser with a seat whose it is, and requests a new preview for somebody else', () => {
  const person = 'p'.repeat(PERSON_ID_LENGTH) as PersonId;
  const you = { role: 'student', person, name: 'Mina', hue: 1, shape: 'star' } as const;
  const known = previewReceived(startJoin('402719'), { ...PREVIEW, you });
  expect(known).toMatchObject({ step: 'known', pendingRequest: null });
  expect(asSomeoneElse(known)).toMatchObject({ preview: null, name: '', pendingRequest: 'preview' });
});

test('asks whether the seat of the name is theirs, and sends the answer with the name', () => {
  const asked = requestRefused(nextStep(named), 'was-here');
  expect(asked).toMatchObject({ step: 'before', problem: null, pendingRequest: null });
  for (const returning of [true, false]) {
    const answered = answerBefore(asked, returning);
    expect(answered).toMatchObject({ step: 'who', pendingRequest: 'join' });
    expect(joinRequest(answered)).toEqual({ code: '402719', name: 'Mina', returning });
    // The answer is for this name alone.
    const refused = requestRefused(answered, 'full');
    expect(joinRequest(nextStep({ ...refused, name: 'Jun' }))).toEqual({ code: '402719', name: 'Jun' });
  }
});

test('lets who is not the one of the tapped seat tap another', () => {
  const list = previewReceived(startJoin('402719'), { ...PREVIEW, naming: 'list', choices: [choice] });
  const asked = requestRefused(nextStep({ ...list, chosenNumber: 2 }), 'was-here');
  expect(joinRequest(answerBefore(asked, true))).toEqual({ code: '402719', choice: 2, returning: true });
  expect(answerBefore(asked, false)).toMatchObject({
    step: 'who',
    chosenNumber: 2,
    pendingRequest: null,
    returning: null,
  });
});

test('keeps the error and marks the name when somebody else has taken it first', () => {
  const list = previewReceived(startJoin('402719'), { ...PREVIEW, naming: 'list', choices: [choice] });
  const refused = requestRefused(nextStep({ ...list, chosenNumber: 2 }), 'taken');
  expect(refused).toMatchObject({ step: 'who', chosenNumber: null, pendingRequest: 'preview' });
  const marked = previewReceived(refused, { ...PREVIEW, naming: 'list', choices: [{ ...choice, taken: true }] });
  expect(marked).toMatchObject({ step: 'who', problem: 'taken', pendingRequest: null });
});

test.each([
  ['no-class', 'code'],
  ['name-empty', 'who'],
  ['name-long', 'who'],
  ['name-signs', 'who'],
  ['name-teacher', 'who'],
  ['password-needed', 'password'],
  ['wrong-password', 'password'],
  ['full', 'who'],
  ['offline', 'who'],
] as const)('leads from %s to the step %s and keeps the typed values', (code, step) => {
  const after = requestRefused(nextStep(named), code);
  expect(after).toMatchObject({ step, code: '402719', name: ' Mina ', pendingRequest: null });
  expect(after.problem).toBe(code === 'password-needed' ? null : code);
});

test('sends the password with every request, and clears it together with the code', () => {
  const withPassword: JoinFlow = { ...requestRefused(startJoin('402719'), 'password-needed'), password: 'tiger' };
  expect(previewRequest(nextStep(withPassword), 'en')).toEqual({ code: '402719', password: 'tiger', language: 'en' });
  expect(joinRequest({ ...previewReceived(withPassword, PREVIEW), name: 'Mina' })).toEqual({
    code: '402719',
    name: 'Mina',
    password: 'tiger',
  });
  expect(backToCode(withPassword)).toMatchObject({ step: 'code', password: '', code: '402719' });
});

test('needs no code for a class with open admission', () => {
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
])('reads from %j the rejoin code %j', (text, code) => {
  expect(rejoinCodeFrom(text)).toBe(code);
});
