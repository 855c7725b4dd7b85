import { afterAll, describe, expect, test } from 'vitest';
import { ERROR_SENTENCES } from '../../../shared/protocol/errors.ts';
import { language, speak } from '../language.ts';
import { attentionWords } from './attention.ts';
import { boardWords } from './board.ts';
import { chatWords } from './chat.ts';
import { doorWords } from './door.ts';
import { sentences } from './errors.ts';
import './errors-inside.ts';
import { leadWords } from './lead.ts';
import { ledWords } from './led.ts';
import { newsWords } from './news.ts';
import { partingWords } from './parting.ts';
import { peopleWords } from './people.ts';
import { reachWords } from './reach.ts';
import { words } from './shared.ts';
import { teachWords } from './teach.ts';
import { teacherWords } from './teacher.ts';
import { teamWords } from './teams.ts';
import { wallWords } from './wall.ts';

const before = language.value;
afterAll(() => speak(before));

const CATALOGUES = {
  attentionWords,
  boardWords,
  chatWords,
  doorWords,
  leadWords,
  ledWords,
  partingWords,
  peopleWords,
  newsWords,
  reachWords,
  sentences,
  words,
  teachWords,
  teacherWords,
  teamWords,
  wallWords,
};

/** Every text of a catalogue with its path; a function is asked with plain values in place of its parameters. */
function textsOf(part: unknown, path: string): [string, string][] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part === 'function') {
    const text: unknown = Reflect.apply(part, undefined, ['7', '9']);
    return [[path, String(text)]];
  }
  return typeof part === 'object' && part !== null
    ? Object.entries(part).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
    : [];
}

/** Texts that carry no words of a language. */
const WORDLESS = new Set([
  'newsWords.told',
  'words.forHelp',
  'reachWords.where',
  ...['wide', 'tall', 'screen'].map((shape) => `teachWords.crop.shapes.${shape}`),
]);

describe.each(Object.entries(CATALOGUES))('%s', (name, catalogue) => {
  test('Korean is in Hangul', () => {
    speak('ko');
    const texts = textsOf(catalogue.value, name);
    expect(texts.length).toBeGreaterThan(0);
    for (const [path, text] of texts) if (!WORDLESS.has(path)) expect(text, path).toMatch(/\p{Script=Hangul}/u);
  });

  test('English is not, and nothing is empty', () => {
    speak('en');
    for (const [path, text] of textsOf(catalogue.value, name)) {
      expect(text, path).not.toMatch(/\p{Script=Hangul}/u);
      expect(text.trim(), path).toBe(text);
      expect(text, path).not.toBe('');
    }
  });

  test('both languages say the same of what they are given', () => {
    const given = (['ko', 'en'] as const).map((spoken) => {
      speak(spoken);
      return textsOf(catalogue.value, name).map(([path, text]) => [
        path,
        ['7', '9'].filter((each) => text.includes(each)),
      ]);
    });
    expect(given[0]).toEqual(given[1]);
  });
});

test.each(['ko', 'en'] as const)('every code has a sentence that never says "error" (%s)', (spoken) => {
  speak(spoken);
  for (const code of Object.keys(ERROR_SENTENCES)) {
    const sentence = sentences.value[code as keyof typeof ERROR_SENTENCES];
    expect(sentence, code).toMatch(/[.!]$/);
    expect(sentence, code).not.toMatch(/error|오류|에러/i);
    expect(sentence.length, code).toBeLessThanOrEqual(90);
  }
});
