import { expect, test } from 'vitest';
import { askedFor, back, begin, type Entering, next, refused } from './entering.ts';

const named: Entering = { ...begin('402719'), name: ' Mina ' };

test('a code, a name, and then the server is asked', () => {
  const coded = next({ ...begin(null), code: '402719' });
  expect(coded).toMatchObject({ step: 'name', isAsking: false });
  const asking = next({ ...coded, name: ' Mina ' });
  expect(asking).toMatchObject({ isAsking: true, obstacle: null });
  expect(askedFor(asking)).toEqual({ code: '402719', name: 'Mina' });
});

test('a link with a code asks for the name at once; one with half a code does not', () => {
  expect(begin('402 719')).toMatchObject({ step: 'name', code: '402719' });
  expect(begin('4027')).toMatchObject({ step: 'code', code: '4027' });
});

test('a short code and an empty name are not asked for', () => {
  expect(next(begin('4027'))).toMatchObject({ step: 'code', obstacle: 'short', isAsking: false });
  expect(next({ ...named, name: '   ' })).toMatchObject({ step: 'name', obstacle: 'nameless', isAsking: false });
});

test.each([
  ['no-class', 'code'],
  ['bad-name', 'name'],
  ['password-needed', 'password'],
  ['wrong-password', 'password'],
  ['full', 'name'],
  ['offline', 'name'],
] as const)('%s leads to the step %s, with the rest as it was typed', (code, step) => {
  const after = refused(next(named), code);
  expect(after).toMatchObject({ step, code: '402719', name: ' Mina ', isAsking: false });
  expect(after.obstacle).toBe(code === 'password-needed' ? null : code);
});

test('a password is asked with the rest, and forgotten with the code', () => {
  const withPassword: Entering = { ...refused(next(named), 'password-needed'), password: 'tiger' };
  expect(askedFor(next(withPassword))).toEqual({ code: '402719', name: 'Mina', password: 'tiger' });
  expect(back(withPassword)).toMatchObject({ step: 'code', password: '', code: '402719' });
});
