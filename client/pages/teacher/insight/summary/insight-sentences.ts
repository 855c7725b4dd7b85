/** What a teacher wants to know first, in at most three sentences: how far the class came, what was hard, and when it stood still. */
import { dotted } from '#client/i18n/dotted.ts';
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import type { BoardInsightView } from '#shared/protocol/http/insight-view.ts';
import type { PieceNoun } from '#shared/puzzle/kinds/registry.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { InsightTable } from '#shared/results/insight/insight-csv.ts';
import { boardNameOf, timeOf } from '../insight-part.tsx';
import { pieceNames } from '../piece-place.ts';
import type { InsightAnswers, PiecesAnswer, ProgressAnswer, WaitsAnswer } from './insight-answers.ts';

/** A board of more students is named by the first of them. */
const NAMES_MAX = 3;

export interface InsightSentence {
  /** The part whose numbers it tells. */
  readonly part: InsightTable;
  readonly text: string;
}

/** None where the class has played too little. @param puzzles by cut */
export function insightSentences(answers: InsightAnswers, puzzles: readonly Puzzle[]): InsightSentence[] {
  const { noun, isTooShort, progress, pieces, waits } = answers;
  if (isTooShort) return [];
  return [
    { part: 'progress', text: progressSentence(progress) },
    { part: 'pieces', text: piecesSentence(noun, pieces, progress.boards, puzzles) },
    { part: 'waits', text: waitsSentence(waits, progress.boards) },
  ];
}

/** The answer to each question beside it, in a word or two. */
export function shortAnswers(answers: InsightAnswers): Record<InsightTable, string> {
  const { noun, progress, pieces, waits, pairs, shared } = answers;
  const { short } = insightWords.value;
  const some = (texts: readonly (string | null)[]) => {
    const answers = texts.flatMap((text) => text ?? []);
    return answers.length === 0 ? short.none : answers.reduce(dotted);
  };
  return {
    progress: some([
      `${progress.percent}%`,
      progress.boards > 1 && progress.solved > 0 ? short.solved(progress.solved, progress.boards) : null,
      progress.hints > 0 ? short.hints(progress.hints) : null,
    ]),
    waits: some(
      progress.boards === 1
        ? [waits.together > 0 ? short.waits(waits.together) : null]
        : [
            waits.boards > 0 ? short.alone(waits.boards) : null,
            waits.together > 0 ? short.together(waits.together) : null,
          ],
    ),
    pieces: some([pieces.hard > 0 ? short.pieces(pieces.hard, noun) : null]),
    pairs: some([pairs > 0 ? short.pairs(pairs) : null]),
    people: some([shared.length > 0 ? short.people(shared.length) : null]),
  };
}

function progressSentence({ boards, solved, percent }: ProgressAnswer): string {
  const { first } = insightWords.value;
  if (boards === 1) return solved === 1 ? first.oneSolved : first.oneReached(percent);
  if (solved === boards) return first.allSolved(boards);
  return solved === 0 ? first.reached(boards, percent) : first.solvedAndReached(solved, boards, percent);
}

function piecesSentence(
  noun: PieceNoun,
  { hard, hardest }: PiecesAnswer,
  boards: number,
  puzzles: readonly Puzzle[],
): string {
  const { first } = insightWords.value;
  if (hard === 0) return first.noneHard(noun);
  const puzzle = hardest === null ? undefined : puzzles[hardest.cut.cut];
  if (hardest === null || puzzle === undefined) return first.hard(hard, noun);
  const { cut, piece } = hardest;
  const name = pieceNames(puzzle, cut)(piece.piece);
  const where = boards === 1 ? '' : first.hardOn(piece.hardOn, piece.boards);
  return hard === 1 ? first.oneHard(name, where, noun) : first.hardest(hard, name, where, noun);
}

function waitsSentence({ together, boards: alone, longest }: WaitsAnswer, boards: number): string {
  const { first } = insightWords.value;
  if (boards === 1) return oneBoardsWaits(together, longest);
  if (alone === 0) return together === 0 ? first.noWaits : first.together(together);
  if (longest === null) return first.alone(alone);
  const name = shortNameOf(longest.board);
  return alone === 1 ? first.oneAlone(name, timeOf(longest.ms)) : first.longest(alone, name, timeOf(longest.ms));
}

function oneBoardsWaits(times: number, longest: WaitsAnswer['longest']): string {
  const { first } = insightWords.value;
  if (times === 0) return first.oneNoWaits;
  return longest === null ? first.oneWaited(times) : first.oneLongest(times, timeOf(longest.ms));
}

function shortNameOf(board: BoardInsightView): string {
  const { seats } = board;
  if (seats.length <= NAMES_MAX) return boardNameOf(board);
  const [one, other] = seats.map(({ name }) => name);
  return insightWords.value.first.andMore(`${one}, ${other}`, seats.length - 2);
}
