/** What the first sentences say is what the charts and tables below them show. */
import { afterAll, expect, test } from 'vitest';
import { language, setLanguage } from '#client/i18n/language.ts';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { randomLesson } from '#e2e/simulation/insight/random-lesson.ts';
import { cardsOf } from '#e2e/simulation/kinds/card-play.ts';
import { apply } from '#shared/board/apply.ts';
import { boardOfSeed } from '#shared/board/board.ts';
import { boardRules, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import { LANGUAGES } from '#shared/languages.ts';
import type { BoardInsightView, InsightView } from '#shared/protocol/http/insight-view.ts';
import { cutCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { cutMap, loadMap, requestedMap } from '#shared/puzzle/kinds/map/map.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { activityInsight, type PlayedBoard } from '#shared/results/insight/activity-insight.ts';
import { BoardInsightFold } from '#shared/results/insight/board-insight.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';
import { insightAnswers } from './insight-answers.ts';
import { type InsightSentence, insightSentences, shortAnswers } from './insight-sentences.ts';

const LESSONS = 40;
const NAMES = ['Mina', 'Jun', 'Sora', 'Leo', 'Emma', 'Noah', 'Ava', 'Mia'];
const before = language.value;
afterAll(() => setLanguage(before));

/** As the server sends it. @param team students of each board */
function viewOf(played: readonly PlayedBoard[], team = 1, puzzles: readonly Puzzle[] = []): InsightView {
  const { begun, ...together } = activityInsight(played);
  const boards = played.flatMap(({ board, cut, insight }): BoardInsightView[] => {
    const { startedAt, restartedAt, solvedAt, of, curve, waits, help } = insight;
    if (!begun.includes(board)) return [];
    const seats = Array.from({ length: team }, (_, at) => {
      const number = (board - 1) * team + at + 1;
      return { number, name: `${NAMES[(number - 1) % NAMES.length]}${number}`, hue: 0, shape: 'circle' as const };
    });
    const efforts = seats.map(({ number }) => ({ who: number, moves: 1, joins: 0, hints: 0, handMs: 0 }));
    const about = { team: team > 1 ? board : null, isBroken: false, startedAt: startedAt ?? 0 };
    return [{ board, cut, seats, restartedAt, solvedAt, of, curve, waits, help, efforts, ...about }];
  });
  const activity = { id: 'a', cuts: puzzles.map(({ spec }) => spec) } as unknown as InsightView['activity'];
  return { ...together, boards, title: '', at: 0, number: 1, isCurrent: true, activity };
}

function playedLesson(seed: number): { readonly played: PlayedBoard[]; readonly puzzles: Puzzle[] } {
  const puzzles: Puzzle[] = [];
  const played = randomLesson(seed).map(({ board, cut, rules, seed: dealt, chunks }) => {
    puzzles[cut] = rules.puzzle;
    const fold = new BoardInsightFold(boardOfSeed(rules, dealt));
    for (const { bytes, firstSeq, startTime } of chunks)
      for (const { tick, seq, time } of decodeChunk(bytes, firstSeq, startTime)) fold.add(tick, seq, time);
    return { board, cut, insight: fold.insight };
  });
  return { played, puzzles };
}

function sentencesOf(view: InsightView, puzzles: readonly Puzzle[]): InsightSentence[] {
  return insightSentences(insightAnswers(view), puzzles);
}

function textsOf(view: InsightView, puzzles: readonly Puzzle[] = []): string[] {
  return sentencesOf(view, puzzles).map(({ text }) => text);
}

const numbersIn = (text: string | undefined) => (text?.match(/\d+/g) ?? []).map(Number);
const secondsIn = (text: string): number => {
  const [, minutes = '0', seconds = ''] = /(?:(\d+)(?:분 | min ))?(\d+)(?:초| s)/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

/** Counted anew, from what the charts draw and the tables list. */
function charted(view: InsightView) {
  const { boards, curve, of, cuts, waits, ownWaits } = view;
  const rows = cuts.flatMap((cut) => cut.pieces.map((piece) => ({ ...piece, cut: cut.cut })));
  const hard = rows.filter(({ hardOn }) => hardOn > 0);
  const [only] = boards.length === 1 ? boards : [];
  return {
    solved: boards.filter(({ solvedAt }) => solvedAt !== null).length,
    percent: Math.floor(((curve.at(-1)?.done ?? 0) * 100) / of),
    hard,
    rows: only === undefined ? ownWaits : only.waits.map((wait) => ({ ...wait, board: only.board })),
    together: waits.length,
    playedMs: view.spans.reduce((sum, { from, to }) => sum + to - from, 0),
  };
}

test(`every sentence agrees with its chart, in ${LESSONS} random lessons of one student, a class and teams`, () => {
  const seen = { none: 0, one: 0, short: 0, many: 0, solved: 0, hard: 0, cuts: 0, alone: 0, together: 0, teams: 0 };
  for (let seed = 1; seed <= LESSONS; seed += 1) {
    const lesson = playedLesson(seed);
    // A lesson, and its first board as that of one student.
    for (const [played, team] of [
      [lesson.played, 1 + (seed % 5)],
      [lesson.played.slice(0, 1), 1],
    ] as const) {
      const view = viewOf(played, team);
      const shown = charted(view);
      for (const each of LANGUAGES) {
        setLanguage(each);
        const where = `seed ${seed}, ${view.boards.length} boards, ${each}`;
        const sentences = sentencesOf(view, lesson.puzzles);
        if (view.boards.length === 0) seen.none += 1;
        if (shown.playedMs < 60_000 && shown.solved === 0) {
          expect(sentences, where).toEqual([]);
          seen.short += 1;
          continue;
        }
        expect(
          sentences.map(({ part }) => part),
          where,
        ).toEqual(['progress', 'pieces', 'waits']);
        const [progress = '', pieces = '', waits = ''] = sentences.map(({ text }) => text);
        expectProgress(progress, view, where);
        expectPieces(pieces, view, lesson.puzzles, where);
        expectWaits(waits, view, where);
        seen.one += view.boards.length === 1 ? 1 : 0;
        seen.many += view.boards.length > 1 ? 1 : 0;
        seen.solved += shown.solved > 0 ? 1 : 0;
        seen.hard += shown.hard.length > 0 ? 1 : 0;
        seen.cuts += view.cuts.length > 1 ? 1 : 0;
        seen.alone += shown.rows.length > 0 ? 1 : 0;
        seen.together += shown.rows.length === 0 && shown.together > 0 ? 1 : 0;
        seen.teams += /외 \d+명|and \d+ more/.test(waits) ? 1 : 0;
      }
    }
  }
  // A run in which something never happened proves nothing of it.
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0);
});

function expectProgress(text: string, view: InsightView, where: string): void {
  const { solved, percent } = charted(view);
  const { length } = view.boards;
  const numbers = numbersIn(text).sort((a, b) => a - b);
  if (length === 1) expect(numbers, where).toEqual(solved === 1 ? [] : [percent]);
  else if (solved === length) expect(numbers, where).toEqual([length]);
  else expect(numbers, where).toEqual([length, percent, ...(solved > 0 ? [solved] : [])].sort((a, b) => a - b));
}

function expectPieces(text: string, view: InsightView, puzzles: readonly Puzzle[], where: string): void {
  const { hard } = charted(view);
  const [first, second] = [...hard].sort((a, b) => b.hardOn - a.hardOn || b.tries - a.tries || b.handMs - a.handMs);
  if (first === undefined) {
    expect(numbersIn(text), where).toEqual([]);
    return;
  }
  if (hard.length > 1) expect(numbersIn(text)[0], `${where}: ${text}`).toBe(hard.length);
  const isEqual = JSON.stringify(keyOf(first)) === (second && JSON.stringify(keyOf(second)));
  const named = /(\d+)번 조각\(/.exec(text) ?? /iece (\d+) \(/.exec(text);
  const on = /\(퍼즐 (?<of>\d+)개 중 (?<on>\d+)개\)/.exec(text) ?? /, on (?<on>\d+) of (?<of>\d+) puzzle/.exec(text);
  expect(named === null, `${where}: ${text}`).toBe(isEqual);
  expect(on === null, `${where}: ${text}`).toBe(isEqual || view.boards.length === 1);
  if (named !== null) expect(Number(named[1]), `${where}: ${text}`).toBe(numberOf(first, view, puzzles));
  if (on !== null) {
    expect(Number(on.groups?.['on']), `${where}: ${text}`).toBe(first.hardOn);
    expect(Number(on.groups?.['of']), `${where}: ${text}`).toBe(first.boards);
  }
}

const keyOf = ({ hardOn, tries, handMs }: { hardOn: number; tries: number; handMs: number }) => [hardOn, tries, handMs];

/** As the picture numbers the pieces of a cut: from its top down, and from left to right. */
function numberOf(piece: { piece: number; cut: number }, view: InsightView, puzzles: readonly Puzzle[]): number {
  const { homeX, homeY } = puzzles[piece.cut] ?? { homeX: [], homeY: [] };
  const cut = view.cuts.find((each) => each.cut === piece.cut);
  const isBefore = (one: number) => {
    const below = (homeY[piece.piece] ?? 0) - (homeY[one] ?? 0);
    return below > 0 || (below === 0 && (homeX[one] ?? 0) < (homeX[piece.piece] ?? 0));
  };
  return 1 + (cut?.pieces.filter((each) => isBefore(each.piece)).length ?? 0);
}

function expectWaits(text: string, view: InsightView, where: string): void {
  const { rows, together } = charted(view);
  const one = view.boards.length === 1;
  if (rows.length === 0) {
    const isInWords = one || together === 0 || (together === 1 && language.value === 'en');
    expect(numbersIn(text), where).toEqual(isInWords ? [] : [together]);
    return;
  }
  const count = one ? rows.length : new Set(rows.map(({ board }) => board)).size;
  if (count > 1) expect(numbersIn(text)[0], `${where}: ${text}`).toBe(count);
  const [longest] = [...rows].sort((a, b) => b.to - b.from - (a.to - a.from));
  const isEqual = rows.filter(({ from, to }) => to - from === (longest?.to ?? 0) - (longest?.from ?? 0)).length > 1;
  if (longest === undefined || isEqual) return;
  expect(secondsIn(text), `${where}: ${text}`).toBe(Math.round((longest.to - longest.from) / 1_000));
  const names = view.boards.find(({ board }) => board === longest.board)?.seats.map(({ name }) => name) ?? [];
  if (!one) expect(text, where).toContain(names[0]);
  for (const { board, seats } of view.boards)
    if (!one && board !== longest.board)
      for (const { name } of seats) expect(text.split(/[ ,:]+/), where).not.toContain(name);
}

/** A board on which pieces are put into places, 25 seconds apart. */
function playedBoard(
  board: number,
  puzzle: Puzzle,
  puts: readonly (readonly [piece: number, place: number])[],
): PlayedBoard {
  const live = boardOfSeed(boardRules(puzzle, 'easy', false), 3);
  const fold = new BoardInsightFold(boardOfSeed(live.rules, 3));
  fold.add({ events: [{ kind: 'opened', epoch: 1, wallTime: 1_000_000 }], drags: [] }, 1, 0);
  for (const [index, [piece, place]] of puts.entries()) {
    const away = (homes: Int32Array) => (homes[place] ?? 0) - (homes[piece] ?? 0);
    const at = { x: MAT_ORIGIN.x + away(puzzle.homeX), y: MAT_ORIGIN.y + away(puzzle.homeY) };
    const about = { operation: { page: 7, counter: index + 1 }, seen: { epoch: live.epoch, seq: live.seq } };
    const decision = decide(
      live,
      { member: 1, page: 7, isTeacher: false },
      { kind: 'drop', piece, ...at, ...about },
      1,
    );
    if (!decision.ok) throw new Error(decision.refusal.code);
    live.seq = index + 2;
    for (const event of decision.events) apply(live, event, live.seq);
    fold.add(
      { events: decision.events.filter((event) => event.kind !== 'dragged'), drags: [] },
      live.seq,
      index * 25_000,
    );
  }
  return { board, cut: 0, insight: fold.insight };
}

test('calls cards and regions by their names', async () => {
  setLanguage('en');
  const cards = cutCards(
    cardsOf({
      layout: 'match',
      pairs: [
        ['cat', '고양이'],
        ['dog', '개'],
        ['cow', '소'],
      ],
    }),
  );
  const word = Array.from({ length: cards.pieces }, (_, index) => cards.pieceName(index + 1)?.words.en ?? '');
  const wrong: [number, number][] = [1, 2, 3].map(() => [1, 2]);
  const sorted = viewOf([playedBoard(1, cards, [...wrong, [3, 3]])], 1, [cards]);
  expect(textsOf(sorted, [cards])[1]).toBe(`Card 1 (${word[0]}) was hard.`);
  expect(shortAnswers(insightAnswers(sorted)).pieces).toBe('1 card');
  setLanguage('ko');
  expect(textsOf(sorted, [cards])[1]).toBe(`1번 카드(${cards.pieceName(1)?.words.ko})가 어려웠어요.`);
  expect(shortAnswers(insightAnswers(sorted)).pieces).toBe('1장');
  await loadMap('korea16');
  const spec = requestedMap({ map: 'korea16', leftOut: [] }, 1);
  if (spec === null) throw new Error('no map');
  const map = cutMap(spec);
  const lain = viewOf([playedBoard(1, map, [...wrong, [3, 3]]), playedBoard(2, map, [[2, 2]])], 1, [map]);
  expect(textsOf(lain, [map])[1]).toBe(`1번 조각(${map.pieceName(1)?.words.ko})이 어려웠어요(퍼즐 1개 중 1개).`);
});

test('names none of two that are equal, and says nothing of a class that has not begun', () => {
  setLanguage('en');
  const none = viewOf([]);
  expect([textsOf(none), none.boards]).toEqual([[], []]);
  const base = viewOf(
    [playedLesson(1).played, playedLesson(1).played.map((each) => ({ ...each, board: each.board + 20 }))].flat(),
  );
  const { pieces, waits } = insightAnswers(base);
  expect(pieces.hard).toBeGreaterThan(0);
  expect(waits.longest).toBeNull();
  expect(shortAnswers(insightAnswers(base)).waits).toMatch(/by themselves|most together/);
  const board = sampleBoard();
  const twice = [1, 1, 1, 9, 9, 9].map((piece): [number, number] => [piece, piece + 3]);
  const { puzzle } = board.rules;
  expect(textsOf(viewOf([playedBoard(1, puzzle, twice)]), [puzzle])[1]).toBe('2 pieces were hard.');
});
