import { afterAll, describe, expect, test } from 'vitest';
import { language, setLanguage } from '#client/i18n/language.ts';
import { ERRORS, type ErrorCode } from '#shared/protocol/errors.ts';
import { chatWords } from './chat-words.ts';
import { errorSentences } from './error-sentences.ts';
import { boardWords } from './student/board-words.ts';
import { joinWords } from './student/join-words.ts';
import { attentionWords } from './teacher/attention-words.ts';
import './teacher/teacher-error-sentences.ts';
import { announcementWords } from './announcement-words.ts';
import { connectionWords } from './connection-words.ts';
import { momentsWords } from './moments-words.ts';
import { motionWords } from './motion-words.ts';
import { refusalNoticeWords } from './refusal-sentences.ts';
import { replayWords } from './replay-words.ts';
import { sharedWords } from './shared-words.ts';
import { controlsViewWords } from './student/controls-view-words.ts';
import { feastWords } from './student/feast-words.ts';
import { goodbyeWords } from './student/goodbye-words.ts';
import { helpWords } from './student/help-words.ts';
import { keyboardWords } from './student/keyboard-words.ts';
import { menuWords } from './student/menu-words.ts';
import { noCookiesWords } from './student/no-cookies-words.ts';
import { ownNameWords } from './student/own-name-words.ts';
import { ownViewWords } from './student/own-view-words.ts';
import { spotlightWords } from './student/spotlight-words.ts';
import { wasHereWords } from './student/was-here-words.ts';
import { collectionWords } from './teacher/collection-words.ts';
import { controlsWords } from './teacher/controls-words.ts';
import { deviceWords } from './teacher/device-words.ts';
import { insightWords } from './teacher/insight-words.ts';
import { newClassWords } from './teacher/new-class-words.ts';
import { nextActivityWords } from './teacher/next-activity-words.ts';
import { peopleWords } from './teacher/people-words.ts';
import { resultsWords } from './teacher/results-words.ts';
import { teacherConnectionWords } from './teacher/teacher-connection-words.ts';
import { teacherWords } from './teacher/teacher-words.ts';
import { wallWords } from './teacher/wall-words.ts';
import { teamWords } from './team-words.ts';
import { timerWords } from './timer-words.ts';

const before = language.value;
afterAll(() => setLanguage(before));

const CATALOGUES = {
  attentionWords,
  boardWords,
  connectionWords,
  chatWords,
  joinWords,
  collectionWords,
  controlsWords,
  controlsViewWords,
  deviceWords,
  feastWords,
  goodbyeWords,
  helpWords,
  noCookiesWords,
  wasHereWords,
  peopleWords,
  announcementWords,
  keyboardWords,
  menuWords,
  spotlightWords,
  teacherConnectionWords,
  momentsWords,
  motionWords,
  ownNameWords,
  ownViewWords,
  errorSentences,
  sharedWords,
  newClassWords,
  insightWords,
  nextActivityWords,
  refusalNoticeWords,
  replayWords,
  resultsWords,
  teacherWords,
  teamWords,
  timerWords,
  wallWords,
};

/** Every text of a table with its path; a function is called with plain values for its parameters. */
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

/** Texts without words of a language: signs, and the name of the product. */
const LANGUAGE_FREE = new Set([
  'sharedWords.jogak',
  'collectionWords.momentOf',
  'announcementWords.message',
  'sharedWords.errorCode',
  'keyboardWords.colourAt',
  ...['wide', 'tall', 'screen'].map((shape) => `newClassWords.crop.shapes.${shape}`),
]);

/** What no Korean says: things that "have" things, doubled passives, and words that are not this product's for a loose piece and for the mat. */
const TRANSLATIONESE = /[을를] (가졌|가지고 있)|에 의해|되어지|혼자인|그림 ?판/;

describe.each(Object.entries(CATALOGUES))('%s', (name, catalogue) => {
  test('speaks Korean as it is spoken', () => {
    setLanguage('ko');
    for (const [path, text] of textsOf(catalogue.value, name)) expect(text, path).not.toMatch(TRANSLATIONESE);
  });

  test('has Hangul in every Korean text', () => {
    setLanguage('ko');
    const texts = textsOf(catalogue.value, name);
    expect(texts.length).toBeGreaterThan(0);
    for (const [path, text] of texts) if (!LANGUAGE_FREE.has(path)) expect(text, path).toMatch(/\p{Script=Hangul}/u);
  });

  test('has no Hangul, padding or empty text in English', () => {
    setLanguage('en');
    for (const [path, text] of textsOf(catalogue.value, name)) {
      expect(text, path).not.toMatch(/\p{Script=Hangul}/u);
      expect(text.trim(), path).toBe(text);
      expect(text, path).not.toBe('');
    }
  });

  test.each(['ko', 'en'] as const)(
    'begins a line with a dot between two things, and never ends one with it (%s)',
    (spoken) => {
      setLanguage(spoken);
      for (const [path, text] of textsOf(catalogue.value, name)) expect(text, path).not.toMatch(/· /);
    },
  );

  // Proves I41.
  test('uses the same arguments in both languages', () => {
    const argumentsSeen = (['ko', 'en'] as const).map((spoken) => {
      setLanguage(spoken);
      return textsOf(catalogue.value, name).map(([path, text]) => [
        path,
        ['7', '9'].filter((each) => text.includes(each)),
      ]);
    });
    expect(argumentsSeen[0]).toEqual(argumentsSeen[1]);
  });
});

test.each(['ko', 'en'] as const)('has a sentence for every code that never says "error" (%s)', (spoken) => {
  setLanguage(spoken);
  for (const code of Object.keys(ERRORS)) {
    const sentence = errorSentences.value[code as ErrorCode];
    expect(sentence, code).toMatch(/[.!]$/);
    expect(sentence, code).not.toMatch(/error|오류|에러/i);
    expect(sentence.length, code).toBeLessThanOrEqual(90);
  }
});
