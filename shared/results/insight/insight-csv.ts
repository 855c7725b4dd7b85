/** How an activity was played, as tables for spreadsheets. */
import type { PieceId } from '#shared/ids.ts';
import { INSIGHT_HEADS, INSIGHT_NAMES, INSIGHT_WORDS, type Language } from '#shared/languages.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { csvOf } from '#shared/text/csv.ts';
import { fileNameOf } from '#shared/text/file-name.ts';
import type { ActivityInsight, CutInsight } from './activity-insight.ts';
import type { CurvePoint, MemberEffort } from './board-insight.ts';
import type { Stretch } from './stretches.ts';

export const INSIGHT_TABLES = ['progress', 'pieces', 'pairs', 'waits', 'people'] as const;
export type InsightTable = (typeof INSIGHT_TABLES)[number];

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** The shares of a puzzle whose times the table of progress has. Percent. */
export const QUARTERS = [25, 50, 75, 100] as const;

/** What the tables are made of: the insight, with the boards' people. */
export interface NamedInsight extends Pick<ActivityInsight, 'cuts' | 'waits' | 'ownWaits' | 'spans'> {
  readonly boards: readonly {
    readonly board: number;
    readonly seats: readonly { readonly number: number; readonly name: string }[];
    readonly of: number;
    readonly curve: readonly CurvePoint[];
    readonly waits: readonly Stretch[];
    readonly help: readonly { readonly by: 'hint' | 'teacher' }[];
    readonly efforts: readonly (MemberEffort & { readonly who: number | 'erased' | 'teacher' })[];
  }[];
}

/** When a board, or the class, had so much: the first point of its curve with that share. Null: not yet. */
export function reachedAt(curve: readonly CurvePoint[], of: number, percent: number): number | null {
  return curve.find(({ done }) => done * 100 >= of * percent)?.at ?? null;
}

/** Ms of the lesson up to a moment: breaks are left out. */
export function lessonMs(spans: readonly Stretch[], at: number): number {
  return spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(at, to) - from), 0);
}

/** Where a piece's home lies: its middle, in percent of the picture from its left and from its top. */
export function placeOf(
  { homeX, homeY, spec }: Puzzle,
  piece: PieceId,
): { readonly left: number; readonly top: number } {
  const share = (home: number, side: number) => Math.round((home / side + 0.5) * 100);
  return { left: share(homeX[piece] ?? 0, spec.width), top: share(homeY[piece] ?? 0, spec.height) };
}

/** @param puzzles by cut */
export function insightCsv(
  table: InsightTable,
  insight: NamedInsight,
  puzzles: readonly Puzzle[],
  language: Language,
): string {
  return csvOf([INSIGHT_HEADS[language][table], ...ROWS[table](insight, puzzles, language)]);
}

export function insightFileName(table: InsightTable, title: string, day: string, language: Language): string {
  return fileNameOf(title, (safe) => `${INSIGHT_NAMES[language][table]} ${safe} ${day}`, 'csv');
}

type Rows = (insight: NamedInsight, puzzles: readonly Puzzle[], language: Language) => string[][];

const minutes = (ms: number) => (ms / MINUTE_MS).toFixed(1);
const seconds = (ms: number) => String(Math.round(ms / SECOND_MS));
const namesOf = ({ seats }: NamedInsight['boards'][number]) => seats.map(({ name }) => name).join(', ');

const ROWS: Readonly<Record<InsightTable, Rows>> = {
  progress: ({ boards, spans }) =>
    boards.map((board) => {
      const { curve, of, waits, help } = board;
      const times = QUARTERS.map((percent) => reachedAt(curve, of, percent));
      return [
        String(board.board),
        namesOf(board),
        String(Math.floor(((curve.at(-1)?.done ?? 0) / of) * 100)),
        ...times.map((at) => (at === null ? '' : minutes(lessonMs(spans, at)))),
        minutes(waits.reduce((sum, { from, to }) => sum + to - from, 0)),
        String(help.filter(({ by }) => by === 'hint').length),
        String(help.filter(({ by }) => by === 'teacher').length),
      ];
    }),
  pieces: ({ cuts }, puzzles, language) =>
    eachPuzzle(cuts, puzzles, ({ pieces }, puzzle) =>
      pieces.map(({ piece, tries, handMs, hints, shown, boards, hardOn, hardness }) => [
        String(puzzle.pieces),
        ...cellsOf(puzzle, piece),
        String(tries),
        seconds(handMs),
        String(hints),
        String(shown),
        String(boards),
        String(hardOn),
        INSIGHT_WORDS[language][hardness],
      ]),
    ),
  pairs: ({ cuts }, puzzles) =>
    eachPuzzle(cuts, puzzles, ({ wrongPairs }, puzzle) =>
      wrongPairs.map(({ piece, other, times, boards }) => [
        String(puzzle.pieces),
        ...cellsOf(puzzle, piece),
        ...cellsOf(puzzle, other),
        String(times),
        String(boards),
      ]),
    ),
  waits: ({ waits, ownWaits, spans, boards }, _, language) => {
    const row = ({ from, to }: Stretch, ...cells: string[]) => [
      minutes(lessonMs(spans, from)),
      seconds(to - from),
      ...cells,
    ];
    const named = new Map(boards.map((board) => [board.board, namesOf(board)]));
    return [
      ...waits.map((wait) => row(wait, INSIGHT_WORDS[language].class, '', `${wait.boards}/${wait.of}`)),
      ...ownWaits.map((wait) => row(wait, String(wait.board), named.get(wait.board) ?? '', '')),
    ];
  },
  people: ({ boards }, _, language) =>
    boards.flatMap(({ board, efforts, seats }) =>
      efforts.map(({ who, moves, joins, handMs, hints }) => {
        const isSeat = typeof who === 'number';
        const name = isSeat ? (seats.find(({ number }) => number === who)?.name ?? '') : INSIGHT_WORDS[language][who];
        const counts = [String(moves), String(joins), seconds(handMs), String(hints)];
        return [String(board), isSeat ? String(who) : '', name, ...counts];
      }),
    ),
};

function eachPuzzle(
  cuts: readonly CutInsight[],
  puzzles: readonly Puzzle[],
  rows: (cut: CutInsight, puzzle: Puzzle) => string[][],
): string[][] {
  return cuts.flatMap((cut) => {
    const puzzle = puzzles[cut.cut];
    return puzzle === undefined ? [] : rows(cut, puzzle);
  });
}

function cellsOf(puzzle: Puzzle, piece: PieceId): string[] {
  const { left, top } = placeOf(puzzle, piece);
  return [String(piece), String(left), String(top)];
}
