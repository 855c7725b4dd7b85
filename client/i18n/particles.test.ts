import fc from 'fast-check';
import { expect, test } from 'vitest';
import { particleAfter, withParticle } from './particles.ts';

test.each([
  ['민아', '민아가'],
  ['준', '준이'],
  ['하늘', '하늘이'],
  ['별하', '별하가'],
  ['\u1112\u1161\u11ab', '\u1112\u1161\u11ab이'],
  ['지호 2', '지호 2가'],
  ['지호 3', '지호 3이'],
  ['10', '10이'],
  ['１', '１이'],
  ['Mina', 'Mina가'],
  ['Jun', 'Jun이'],
  ['Paul', 'Paul이'],
  ['Kyle', 'Kyle이'],
  ['Jane', 'Jane이'],
  ['Zoé', 'Zoé가'],
  ['Jack', 'Jack이'],
  ['Mark', 'Mark가'],
  ['Mike', 'Mike가'],
  ['3B', '3B가'],
  ['MR', 'MR이'],
  ['민아🐱', '민아🐱가'],
  ['준 👩‍👩‍👧!', '준 👩‍👩‍👧!이'],
  ['준(3반)', '준(3반)이'],
  ['🐱', '🐱이(가)'],
  ['3️⃣', '3️⃣이(가)'],
  ['ミナ', 'ミナ이(가)'],
  ['', '이(가)'],
])('%j as a subject', (word, expected) => {
  expect(withParticle(word, '이/가')).toBe(expected);
});

test.each([
  ['서울', '로'],
  ['1', '로'],
  ['Paul', '로'],
  ['부산', '으로'],
  ['제주', '로'],
  ['🐱', '(으)로'],
])('%j as a direction', (word, expected) => {
  expect(particleAfter(word, '으로/로')).toBe(expected);
});

test.each([
  ['을/를', '준을', '민아를'],
  ['은/는', '준은', '민아는'],
  ['과/와', '준과', '민아와'],
] as const)('%s', (particle, consonant, vowel) => {
  expect(withParticle('준', particle)).toBe(consonant);
  expect(withParticle('민아', particle)).toBe(vowel);
});

test('keeps any name whole and appends one of the three forms', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 24 }), (name) => {
      expect(['이', '가', '이(가)']).toContain(withParticle(name, '이/가').slice(name.length));
    }),
  );
});
