/** Insight equals a second computation over the same logs, which is written from docs/insight.md alone. */

import { expect, it } from 'vitest';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { CardPlay, cardsOf } from '#e2e/simulation/kinds/card-play.ts';
import { wholeJigsaw } from '#e2e/simulation/whole-jigsaw.ts';
import { compress, decompress } from '#server/journal/compression.ts';
import { boardOfSeed, restorationOf } from '#shared/board/board.ts';
import { restorationEvents } from '#shared/board/decide.ts';
import { randomBelow, randomStream } from '#shared/geometry/random.ts';
import { type ActivityInsight, activityInsight, type PlayedBoard } from '#shared/results/insight/activity-insight.ts';
import { type BoardInsight, BoardInsightFold } from '#shared/results/insight/board-insight.ts';
import type { Stretch } from '#shared/results/insight/stretches.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';
import { decodeTickFrame } from '#shared/wire/frames/tick-frame.ts';
import { readFrame } from '../protocol-page/naive/naive-frames.ts';
import { naiveActivityInsight } from './naive-activity-insight.ts';
import { type NaiveBoardInsight, naiveBoardInsight, triesOfChecks } from './naive-board-insight.ts';
import { type LessonBoard, randomLesson } from './random-lesson.ts';

const BOARDS = 200;

function foldedInsight({ rules, seed, chunks }: LessonBoard): BoardInsight {
  const fold = new BoardInsightFold(boardOfSeed(rules, seed));
  for (const { bytes, firstSeq, startTime } of chunks) {
    for (const { tick, seq, time } of decodeChunk(decompress(compress(bytes)), firstSeq, startTime))
      fold.add(tick, seq, time);
  }
  return fold.insight;
}

function naiveInsight({ rules, seed, chunks }: LessonBoard): NaiveBoardInsight {
  const stored = chunks.map((chunk) => ({ ...chunk, bytes: compress(chunk.bytes) }));
  const spec = wholeJigsaw(rules.puzzle.spec);
  return naiveBoardInsight({ spec, seed, turns: rules.turns, hasMat: rules.mat !== 'none', chunks: stored });
}

const spanOf = ({ from, to }: Stretch) => [from, to];

/** In the shape of the naive one. */
function boardAsNaive({ curve, help, pieces, wrongPairs, efforts, ...rest }: BoardInsight): NaiveBoardInsight {
  return {
    ...rest,
    pauses: rest.pauses.map(({ from, to }) => [from, to]),
    waits: rest.waits.map(({ from, to }) => [from, to]),
    spans: rest.spans.map(({ from, to }) => [from, to]),
    loose: [...rest.loose],
    curve: curve.map(({ at, done }) => [at, done]),
    help: help.map(({ at, piece, by }) => `${at} ${piece} ${by}`),
    pieces: Object.fromEntries(
      [...pieces].map(([piece, { tries, handMs, hints, shown, drops }]) => [
        piece,
        [tries, handMs, hints, shown, drops],
      ]),
    ),
    pairs: Object.fromEntries(wrongPairs.map(({ piece, other, times }) => [`${piece} ${other}`, times])),
    efforts: Object.fromEntries(
      [...efforts].map(([member, { moves, joins, hints, handMs }]) => [member, [moves, joins, hints, handMs]]),
    ),
  };
}

function activityAsNaive({ spans, curve, waits, pauses, ownWaits, cuts, ...rest }: ActivityInsight) {
  return {
    ...rest,
    spans: spans.map(spanOf),
    curve: curve.map(({ at, done }) => [at, done]),
    waits: waits.map(({ from, to, boards, of }) => [from, to, boards, of]),
    pauses: pauses.map(({ from, to, boards, of }) => [from, to, boards, of]),
    ownWaits: ownWaits.map(({ board, from, to }) => [board, from, to]),
    cuts: cuts.map(({ cut, boards, pieces, wrongPairs }) => ({
      cut,
      boards,
      pieces: pieces.map(({ piece, tries, handMs, hints, shown, drops, ...of }) => ({
        piece,
        row: [tries, handMs, hints, shown, drops],
        ...of,
      })),
      pairs: Object.fromEntries(
        wrongPairs.map(({ piece, other, times, boards: on }) => [`${piece} ${other}`, [times, on]]),
      ),
    })),
  };
}

it(`counts as the rules in words do, on ${BOARDS} random boards and their classes`, () => {
  const seen: Record<string, number> = {};
  const see = (what: string, count: number) => {
    seen[what] = (seen[what] ?? 0) + count;
  };
  let boards = 0;
  for (let lesson = 1; boards < BOARDS; lesson += 1) {
    const played = randomLesson(lesson).map((each) => {
      const insight = foldedInsight(each);
      const naive = naiveInsight(each);
      expect(boardAsNaive(insight), `lesson ${lesson}, board ${each.board}`).toEqual(naive);
      return { board: each.board, cut: each.cut, insight, naive };
    });
    boards += played.length;
    const whole = activityInsight(played);
    expect(activityAsNaive(whole), `lesson ${lesson}`).toEqual(
      naiveActivityInsight(played.map(({ board, cut, naive }) => ({ board, cut, insight: naive }))),
    );
    countKinds(played, whole, see);
  }
  // A run in which something never happened proves nothing of it.
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(5);
});

it('tells of no restart where nobody had begun: an activity that goes on from a moment opens so', () => {
  const board = boardOfSeed(sampleBoard().rules, 1);
  const fold = new BoardInsightFold(board);
  const goOn = restorationEvents(restorationOf(boardOfSeed(board.rules, 2)));
  fold.add({ events: [{ kind: 'opened', epoch: 1, wallTime: 1_000 }, ...goOn], drags: [] }, 1, 0);
  expect(fold.insight.restartedAt).toBeNull();
  fold.add({ events: [{ kind: 'lifted', group: 4, member: 2, page: 9 }], drags: [] }, 2, 500);
  fold.add({ events: restorationEvents(restorationOf(boardOfSeed(board.rules, 3))), drags: [] }, 3, 900);
  expect(fold.insight.restartedAt).toBe(1_900);
});

it('counts a card that a check marks anew as tried, however it is checked again, and what joins then for nobody', () => {
  const boxes = ['Animals', 'Plants'].map((name, at) => ({
    name,
    cards: at === 0 ? ['cat', 'dog'] : ['tree', 'rose'],
  }));
  let tries = 0;
  for (let game = 1; game <= 20; game += 1) {
    const draw = randomStream(game, 0, 0, 0);
    const play = new CardPlay(cardsOf({ layout: 'sort', boxes, extra: ['stone'], feedback: 'when-asked' }));
    for (let move = 0; move < 30; move += 1) {
      const [card, home] = [1 + randomBelow(draw, 5), 1 + randomBelow(draw, 5)];
      if (randomBelow(draw, 3) === 0) play.check();
      else if (!play.isPlaced(card)) play.putIn(card, home);
    }
    const events = play.frames.flatMap((bytes) => {
      const frame = readFrame(bytes);
      return frame.type === 'tick' ? frame.events : [];
    });
    const naive = triesOfChecks(events);
    const fold = new BoardInsightFold(boardOfSeed(play.board.rules, 3));
    for (const bytes of play.frames) {
      const { tick, seq } = decodeTickFrame(bytes);
      fold.add(tick, seq, seq);
    }
    const { pieces, efforts, wrongPairs } = fold.insight;
    const counted = [...pieces].flatMap(([piece, each]) => Array.from({ length: each.tries }, () => piece));
    expect(
      counted.sort((a, b) => a - b),
      `game ${game}`,
    ).toEqual(naive.sort((a, b) => a - b));
    expect([efforts.get(1)?.joins ?? 0, wrongPairs]).toEqual([0, []]);
    tries += naive.length;
  }
  expect(tries).toBeGreaterThan(20);
});

function countKinds(
  played: readonly PlayedBoard[],
  { waits, pauses, ownWaits, cuts, spans }: ActivityInsight,
  see: (what: string, count: number) => void,
): void {
  const pieces = cuts.flatMap((each) => each.pieces);
  see('waits of the class', waits.length);
  see('pauses of the class', pauses.length);
  see('waits of single boards', ownWaits.length);
  see('breaks', spans.length - 1);
  for (const kind of ['most', 'some'])
    see(`pieces hard for ${kind}`, pieces.filter(({ hardness }) => hardness === kind).length);
  see(
    'wrong pairs',
    cuts.reduce((sum, { wrongPairs }) => sum + wrongPairs.length, 0),
  );
  for (const { insight } of played) {
    see('solved boards', insight.solvedAt === null ? 0 : 1);
    see('boards without a move', insight.startedAt === null ? 1 : 0);
    see('help', insight.help.length);
    see('joins', insight.curve.length);
    see('members', insight.efforts.size);
    for (const { tries, handMs } of insight.pieces.values()) {
      see('tries', tries);
      see('pieces in a hand', handMs > 0 ? 1 : 0);
    }
  }
}
