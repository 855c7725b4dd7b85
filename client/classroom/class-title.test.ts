import { afterEach, describe, expect, it } from 'vitest';
import { language, setLanguage } from '#client/i18n/language.ts';
import { LANGUAGES } from '#shared/languages.ts';
import { classTitle } from './class-title.ts';

const before = language.value;
afterEach(() => setLanguage(before));

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
