/** The questions of the insight answered in short, from the numbers that its charts show. Nobody is compared with anybody. */
import type { BoardNumber } from '#shared/ids.ts';
import type { BoardInsightView, InsightView } from '#shared/protocol/http/insight-view.ts';
import { type PieceNoun, pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import type { ClassPiece, CutInsight } from '#shared/results/insight/activity-insight.ts';
import type { CurvePoint } from '#shared/results/insight/board-insight.ts';
import { SUMMARY_MS_MIN } from '#shared/results/insight/insight-rules.ts';
import type { Stretch } from '#shared/results/insight/stretches.ts';

export interface InsightAnswers {
  /** What the activity's pieces are called. */
  readonly noun: PieceNoun;
  /** The class has played too little for its first sentences. */
  readonly isTooShort: boolean;
  readonly progress: ProgressAnswer;
  readonly pieces: PiecesAnswer;
  readonly waits: WaitsAnswer;
  /** Pairs of pieces that were mixed up. */
  readonly pairs: number;
  /** Boards at which more than one student did something, or could. */
  readonly shared: readonly BoardInsightView[];
}

export interface ProgressAnswer {
  /** That have begun, and of them those that are solved. */
  readonly boards: number;
  readonly solved: number;
  /** Of all boards together. */
  readonly percent: number;
  readonly hints: number;
}

export interface PiecesAnswer {
  /** Hard pieces of all cuts. */
  readonly hard: number;
  /** Null: none was hard, or several were equally hard. */
  readonly hardest: { readonly cut: CutInsight; readonly piece: ClassPiece } | null;
}

export interface WaitsAnswer {
  /** How often the class waited. Of one board alone: how often it waited. */
  readonly together: number;
  /** How many boards waited by themselves, of several. */
  readonly boards: number;
  /** The longest wait of a board by itself, or of the only one. Null: there is none, or two are equally long. */
  readonly longest: { readonly board: BoardInsightView; readonly ms: number } | null;
}

/** O(n log n) of the pieces and waits. */
export function insightAnswers(insight: InsightView): InsightAnswers {
  const { boards, curve, of, spans, cuts, activity } = insight;
  const [spec] = activity.cuts;
  const solved = boards.filter(({ solvedAt }) => solvedAt !== null).length;
  const help = boards.flatMap((board) => board.help);
  return {
    noun: spec === undefined ? 'piece' : pieceNoun(spec),
    isTooShort: solved === 0 && msOf(spans) < SUMMARY_MS_MIN,
    progress: {
      boards: boards.length,
      solved,
      percent: percentOf(curve, of),
      hints: help.filter(({ by }) => by === 'hint').length,
    },
    pieces: piecesAnswer(cuts),
    waits: waitsAnswer(insight),
    pairs: cuts.reduce((sum, { wrongPairs }) => sum + wrongPairs.length, 0),
    shared: boards.filter(({ efforts }) => efforts.filter(({ who }) => who !== 'teacher').length > 1),
  };
}

/** How much of a puzzle is done. Rounded down: 100 is solved. */
export function percentOf(curve: readonly CurvePoint[], of: number): number {
  return Math.floor(((curve.at(-1)?.done ?? 0) / Math.max(1, of)) * 100);
}

/** Of one cut. */
export function hardestFirst({ pieces }: CutInsight): ClassPiece[] {
  return pieces.filter(({ hardness }) => hardness !== 'none').sort(byHardness);
}

/** The cut that is shown first: the one with the hardest piece, or else the one of most boards. */
export function firstCut(cuts: readonly CutInsight[]): CutInsight | undefined {
  const { hardest } = piecesAnswer(cuts);
  return (
    hardest?.cut ?? [...cuts].sort((a, b) => hardestFirst(b).length - hardestFirst(a).length || b.boards - a.boards)[0]
  );
}

/** When the only board of an activity waited, there was no class to wait with. Null: there are more boards. */
export function onlyBoardOf({ boards }: Pick<InsightView, 'boards'>): BoardInsightView | null {
  const [only, ...others] = boards;
  return only !== undefined && others.length === 0 ? only : null;
}

function byHardness(a: ClassPiece, b: ClassPiece): number {
  return b.hardOn - a.hardOn || b.tries - a.tries || b.handMs - a.handMs;
}

function piecesAnswer(cuts: readonly CutInsight[]): PiecesAnswer {
  const hard = cuts
    .flatMap((cut) => hardestFirst(cut).map((piece) => ({ cut, piece })))
    .sort((a, b) => byHardness(a.piece, b.piece));
  const [first, second] = hard;
  const isEqual = first !== undefined && second !== undefined && byHardness(first.piece, second.piece) === 0;
  return { hard: hard.length, hardest: isEqual ? null : (first ?? null) };
}

function waitsAnswer(insight: InsightView): WaitsAnswer {
  const { boards, waits, ownWaits } = insight;
  const only = onlyBoardOf(insight);
  const own = only === null ? ownWaits : only.waits.map((wait) => ({ board: only.board, ...wait }));
  const [first, second] = [...own].sort((a, b) => msOf([b]) - msOf([a]));
  const isEqual = first !== undefined && second !== undefined && msOf([first]) === msOf([second]);
  const board = boards.find((each) => each.board === first?.board);
  return {
    together: only === null ? waits.length : only.waits.length,
    boards: new Set<BoardNumber>(own.map((each) => each.board)).size,
    longest: first === undefined || board === undefined || isEqual ? null : { board, ms: msOf([first]) },
  };
}

function msOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}
