import { expect, test } from 'vitest';
import { cleanName } from './clean.ts';
import { looksLikeTeacher } from './lookalike.ts';

test.each([
  'Teacher',
  'TEACHER Kim',
  'ТЕАСНЕR',
  'tеаcher',
  'T.e.a.c.h.e.r',
  't3ach3r',
  'Ｔｅａｃｈｅｒ',
  'Téacher',
  '선생님',
  '선.생.님',
  '\u1109\u1165\u11ab\u1109\u1162\u11bc\u1102\u1175\u11b7',
  '김쌤',
  '담임',
  'Admin',
  'admin1',
  'teacher!!',
  '*Teacher*',
  'T e a c h e r',
  'Mr Teacher',
])('%j is reserved for the teacher', (name) => {
  expect(looksLikeTeacher(name)).toBe(true);
  expect(cleanName(name)).toEqual({ ok: false, code: 'name-teacher' });
});

test.each([
  'Mina',
  '민아',
  '준',
  'Tea',
  'Cher',
  '생선',
  '샘',
  'Sam',
  '7',
  'Blue Whale',
  '파란 고래',
  '👩‍🏫',
  'Padmini',
  'Badminton',
  'Yadmine',
  'Badmind',
])('%j is allowed as a name', (name) => {
  expect(looksLikeTeacher(name)).toBe(false);
  expect(cleanName(name)).toEqual({ ok: true, text: name });
});
