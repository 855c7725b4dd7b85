import { describe, expect, it } from 'vitest';
import type { DiscreteEvent } from '#shared/board/board-event.ts';
import type { PictureId } from '#shared/ids.ts';
import { ResultFold } from './result-fold.ts';
import { resultsCsv, resultsFileName } from './results-csv.ts';

/** Full-width, small and raised kin of the signs that begin a formula, and what a spreadsheet does not show before them. */
const FORMULA_SIGNS = [...'＝＋－＠｜％﹦﹢﹣﹫⁼⁺⁻₌\u2212'].flatMap((sign) => [
  `${sign}1`,
  ` ${sign}1`,
  `\u200b${sign}1`,
  `\ufeff\u3000${sign}1`,
]);

const T0 = Date.UTC(2026, 2, 2, 0, 30);
const lift = (member: number): DiscreteEvent => ({ kind: 'lifted', group: 1, member, page: 7 });
const drop = (member: number): DiscreteEvent => ({
  kind: 'dropped',
  group: 1,
  x: 0,
  y: 0,
  member,
  operation: { page: 7, counter: 1 },
});
const JOIN: DiscreteEvent = { kind: 'joined', group: 0, other: 1, x: 0, y: 0 };

function folded(frames: readonly (readonly [time: number, ...events: DiscreteEvent[]])[]) {
  const fold = new ResultFold();
  for (const [time, ...events] of frames) fold.add({ events, drags: [] }, time);
  return fold.result;
}

describe('a result', () => {
  it('is empty for a board without moves', () => {
    expect(folded([[0, { kind: 'opened', epoch: 1, wallTime: T0 }]])).toEqual({
      startedAt: null,
      solvedAt: null,
      playedMs: 0,
      shares: new Map(),
    });
  });

  it('counts moves, joins and hints for their member, and leaves out long pauses', () => {
    const result = folded([
      [0, { kind: 'opened', epoch: 1, wallTime: T0 }],
      [5_000, lift(1)],
      [8_000, drop(1), JOIN, JOIN],
      [9_000, { kind: 'hinted', piece: 3, member: 2, level: 1 }],
      [20_000, lift(2)],
      [21_000, drop(2)],
      // The next lesson, a day later, has another owner.
      [0, { kind: 'opened', epoch: 2, wallTime: T0 + 86_400_000 }],
      [1_000, lift(2)],
      [4_000, drop(2), JOIN, { kind: 'solved' }],
    ]);
    expect(result).toMatchObject({ startedAt: T0 + 5_000, solvedAt: T0 + 86_404_000, playedMs: 16_000 + 3_000 });
    expect(Object.fromEntries(result.shares)).toEqual({
      1: { moves: 1, joins: 2, hints: 0 },
      2: { moves: 2, joins: 1, hints: 1 },
    });
  });

  it('starts again after a reset', () => {
    const reset: DiscreteEvent = { kind: 'reset', seed: 1, member: 0, operation: { page: 1, counter: 1 } };
    const result = folded([
      [0, { kind: 'opened', epoch: 1, wallTime: T0 }],
      [1, drop(1), { kind: 'solved' }],
      [2, reset],
    ]);
    expect(result).toMatchObject({ startedAt: null, solvedAt: null });
    expect(result.shares.size).toBe(0);
  });
});

describe('a table of results', () => {
  const row = {
    seat: 1,
    board: 4,
    activity: 2,
    picture: 'p' as PictureId,
    sample: null,
    kind: 'jigsaw' as const,
    pieces: 24,
    percent: 50,
    startedAt: T0,
    solvedAt: null,
    playedMs: 90_000,
    moves: 12,
    joins: 3,
    hints: 0,
  };

  const momentOf = (at: number) => `at ${at}`;

  it('shows Korean in Excel, and times in the reader’s time zone', () => {
    expect(resultsCsv([{ ...row, name: '미나' }], 'ko', momentOf)).toBe(
      `\ufeff번호,이름,활동,조각 수,진행 정도(%),퍼즐,시작,완성,걸린 시간(분),옮긴 횟수,맞춘 횟수,힌트\r\n1,미나,2번째 활동,24,50,4,at ${T0},,1.5,12,3,0\r\n`,
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '=HYPERLINK("http://x")', '=a,b', ...FORMULA_SIGNS])(
    'does not let a name such as %j be a formula',
    (name) => {
      const [, line = ''] = resultsCsv([{ ...row, name }], 'en', momentOf).split('\r\n');
      expect(line.split(',')[1]).toMatch(/^"?'/);
    },
  );

  it('names a sample by its title, and its file by class and day, for every system', () => {
    const [, line = ''] = resultsCsv([{ ...row, name: 'Mina', sample: 'world' }], 'en', momentOf).split('\r\n');
    expect(line.split(',').slice(2, 5)).toEqual(['World map with animals', '24', '50']);
    expect(resultsFileName('3학년 2반', '2026-03-02', 'ko')).toBe('Jogak 결과 3학년 2반 2026-03-02.csv');
    expect(resultsFileName('a/b\\c:"d"\n?', '2026-03-02', 'en')).toBe('Jogak results a b c d 2026-03-02.csv');
    expect(resultsFileName('', '2026-03-02', 'en')).toBe('Jogak results 2026-03-02.csv');
  });

  it('keeps commas, quotes and line ends within their cell', () => {
    const csv = resultsCsv([{ ...row, name: 'Mina "Mi", Jr.' }], 'en', momentOf);
    expect(csv).toContain('1,"Mina ""Mi"", Jr.",Activity 2,');
  });
});
