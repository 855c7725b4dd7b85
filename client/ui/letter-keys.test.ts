/** No shortcut is a written letter or digit: a Hangul keyboard writes ㄹ with F, and a French one & with 1. Places of keys are asked for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const CLIENT = join(import.meta.dirname, '..');

/** Comparisons of a written key with one sign: `event.key === 'f'`, `key === "1"`, `case 'f':` after a switch over a key. */
const LETTER =
  /\bkey(?:\.toLowerCase\(\))?\s*[!=]==?\s*(['"`])[^\\'"`]\1|switch \([^)]*\bkey\)[^}]*case (['"`])[^\\'"`]\2/;

const readsLetter = (text: string): boolean => LETTER.test(text);

test.each([
  "event.key === 'f'",
  'key !== "1"',
  "event.key.toLowerCase() === 'f'",
  "switch (event.key) { case 'f': go(); }",
])('finds %s', (text) => {
  expect(readsLetter(text)).toBe(true);
});

test.each(["event.key === 'Escape'", "event.code === 'KeyF'", "event.key !== 'ArrowLeft'", "keys === 'f'"])(
  'leaves %s',
  (text) => {
    expect(readsLetter(text)).toBe(false);
  },
);

const handlers = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  .map((path) => [path, readFileSync(join(CLIENT, path), 'utf8')] as const)
  .filter(([, text]) => /keydown|onKeyDown/.test(text));

test('there are handlers of keys', () => {
  expect(handlers.length).toBeGreaterThan(5);
});

test.each(handlers)('%s asks for no written letter', (_path, text) => {
  expect(readsLetter(text)).toBe(false);
});
