import { afterEach, describe, expect, it } from 'vitest';
import { language, setLanguage } from '#client/i18n/language.ts';
import { LANGUAGES } from '#shared/languages.ts';
import { classTitle, distinctTitles } from './class-title.ts';

const before = language.value;
afterEach(() => setLanguage(before));

const TODAY = new Date().setHours(10, 42, 5, 0);
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const CLOCK = { en: ['10:42 AM', '10:43:05 AM', '10:43:06 AM'], ko: ['오전 10:42', '오전 10:43:05', '오전 10:43:06'] };

describe.each(LANGUAGES)('a class’s title in %s', (each) => {
  it('distinguishes five classes of one morning that have no title, and names the day', () => {
    setLanguage(each);
    const titles = [0, 45, 90, 135, 180].map((minutes) =>
      classTitle({ title: '', openedAt: new Date(2026, 2, 9, 8, 40 + minutes).getTime() }),
    );
    expect(new Set(titles).size).toBe(5);
    for (const title of titles) expect(title).toMatch(/(^|\D)9(\D|$)/);
  });

  it('is its own where it has one', () => {
    expect(classTitle({ title: '3B', openedAt: 0 })).toBe('3B');
  });
});

it.each(LANGUAGES)('tells classes of one title apart by when they were opened (%s)', (spoken) => {
  setLanguage(spoken);
  const [minute, second, nextSecond] = CLOCK[spoken];
  const opened = (title: string, later: number) => ({ title, openedAt: TODAY + later });
  expect(distinctTitles([opened('3B', 0), opened('4A', 0), opened('3B', 60 * SECOND_MS)]).map(plain)).toEqual([
    `3B · ${minute}`,
    '4A',
    expect.stringMatching(/^3B · (오전 )?10:43( AM)?$/),
  ]);
  // Two of one minute.
  expect(distinctTitles([opened('3B', 60 * SECOND_MS), opened('3B', 61 * SECOND_MS)]).map(plain)).toEqual([
    `3B · ${second}`,
    `3B · ${nextSecond}`,
  ]);
  // Of another day.
  const [yesterday] = distinctTitles([opened('3B', -DAY_MS), opened('3B', 0)]).map(plain);
  expect(yesterday).toMatch(/^3B · (\p{L}+ \d+, |\d+월 \d+일 )(오전 )?10:42( AM)?$/u);
  // Without a title of their own.
  expect(new Set(distinctTitles([opened('', 0), opened('', SECOND_MS)])).size).toBe(2);
});

/** With ordinary spaces. */
function plain(text: string): string {
  return text.replace(/\s/g, ' ');
}
