import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { language, setLanguage } from '#client/i18n/language.ts';
import { expectServerClock, syncServerClock } from '#client/net/server-clock.ts';
import { attentionReason, handReason } from './mark-reasons.ts';

const before = language.value;
beforeEach(() => {
  expectServerClock();
  syncServerClock(Date.now());
});
afterEach(() => setLanguage(before));

/** 10:42 local time. */
const since = new Date(2026, 10, 25, 10, 42, 7).getTime();

describe('a mark’s reason', () => {
  it('names in English the rule, its figure and the time since when it holds', () => {
    setLanguage('en');
    const reasons = [
      attentionReason({ rule: 'noJoin', since, count: 240 }),
      attentionReason({ rule: 'samePlace', since, count: 5 }),
      attentionReason({ rule: 'putBack', since, count: 6 }),
      attentionReason({ rule: 'idle', since, count: 60 }),
      attentionReason({ rule: 'idle', since, count: 90 }),
      handReason(since),
    ].map((text) => text.replaceAll(' ', ' '));
    expect(reasons).toEqual([
      'No join in 4 minutes of moving pieces (since 10:42 AM).',
      'One piece was put down 5 times near the same place (since 10:42 AM).',
      'Pieces were lifted and put back 6 times in a row (since 10:42 AM).',
      'No piece was moved for 1 minute (since 10:42 AM).',
      'No piece was moved for 90 seconds (since 10:42 AM).',
      'A hand is up (since 10:42 AM).',
    ]);
  });

  it('names the same in Korean', () => {
    setLanguage('ko');
    expect([
      attentionReason({ rule: 'noJoin', since, count: 240 }),
      attentionReason({ rule: 'samePlace', since, count: 5 }),
      attentionReason({ rule: 'putBack', since, count: 6 }),
      attentionReason({ rule: 'idle', since, count: 90 }),
      handReason(since),
    ]).toEqual([
      '4분 동안 조각을 옮겼지만 맞춘 조각이 없어요(오전 10:42부터).',
      '같은 조각을 비슷한 자리에 5번 내려놓았어요(오전 10:42부터).',
      '조각을 들었다가 그대로 내려놓기를 6번 되풀이했어요(오전 10:42부터).',
      '90초 동안 움직인 조각이 없어요(오전 10:42부터).',
      '손을 들고 기다려요(오전 10:42부터).',
    ]);
  });
});
