/** The reasons of a board's mark: the rule, its figure, and the time since when it holds. */
import { translated } from '#client/i18n/language.ts';
import type { AttentionRule } from '#shared/attention/attention-rules.ts';

const ko = {
  seconds: (count: number) => `${count}초`,
  minutes: (count: number) => `${count}분`,
  times: (count: number) => `${count}번`,
  /** `span`: from `seconds` or `minutes`; `clock`: a time of day. */
  noJoin: (span: string, clock: string) => `${span} 동안 조각을 옮겼지만 맞춘 조각이 없어요(${clock}부터).`,
  samePlace: (times: number, clock: string) => `같은 조각을 비슷한 자리에 ${times}번 내려놓았어요(${clock}부터).`,
  putBack: (times: number, clock: string) =>
    `조각을 들었다가 그 자리에 내려놓기를 ${times}번 이어서 했어요(${clock}부터).`,
  idle: (span: string, clock: string) => `${span} 동안 움직인 조각이 없어요(${clock}부터).`,
  handRaised: (clock: string) => `손을 들고 기다려요(${clock}부터).`,
  thresholds: '표시 기준',
  thresholdsHint: '이럴 때 퍼즐에 표시가 나타나요. 30초 넘게 쉬는 동안은 옮기는 시간에 넣지 않아요.',
  rules: {
    noJoin: '옮기지만 맞춘 조각이 없을 때',
    samePlace: '같은 조각을 비슷한 자리에 내려놓을 때',
    putBack: '들었다가 그 자리에 내려놓기를 이어서 할 때',
    idle: '움직인 조각이 없을 때',
  } satisfies Record<AttentionRule, string>,
  never: '표시 안 함',
};

const en: typeof ko = {
  seconds: (count) => `${count} seconds`,
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  times: (count) => `${count} times`,
  noJoin: (span, clock) => `No join in ${span} of moving pieces (since ${clock}).`,
  samePlace: (times, clock) => `One piece was put down ${times} times near the same place (since ${clock}).`,
  putBack: (times, clock) => `Pieces were lifted and put back ${times} times in a row (since ${clock}).`,
  idle: (span, clock) => `No piece was moved for ${span} (since ${clock}).`,
  handRaised: (clock) => `A hand is up (since ${clock}).`,
  thresholds: 'When to mark',
  thresholdsHint: 'A puzzle is marked when one of these happens. A break of over 30 seconds does not count as moving.',
  rules: {
    noJoin: 'Pieces moved without a join for',
    samePlace: 'One piece put down near the same place',
    putBack: 'Pieces lifted and put back in a row',
    idle: 'No piece moved for',
  },
  never: 'Never',
};

export const attentionWords = translated({ ko, en });
