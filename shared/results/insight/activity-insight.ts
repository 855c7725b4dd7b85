/** How the boards of one activity were played together: what was slow for most is told apart from what was slow for some. */
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import type { BoardInsight, CurvePoint, PieceInsight, WrongPair } from './board-insight.ts';
import { BREAK_MS, isHard, WAIT_MS_MIN } from './insight-rules.ts';
import { mergeStretches, overlapOf, type SharedStretch, type Stretch, sharedStretches } from './stretches.ts';

export interface PlayedBoard {
  readonly board: BoardNumber;
  /** Index into the activity's cuts. Boards of one cut have the same pieces. */
  readonly cut: number;
  readonly insight: BoardInsight;
}

export interface ActivityInsight {
  /** Boards that have begun. The others say nothing. */
  readonly begun: readonly BoardNumber[];
  /** When the class played, without breaks. */
  readonly spans: readonly Stretch[];
  /** Joins made on all boards together, and how many these boards need. */
  readonly curve: readonly CurvePoint[];
  readonly of: number;
  /** When more than half of the boards in play stood still, or were paused. */
  readonly waits: readonly SharedStretch[];
  readonly pauses: readonly SharedStretch[];
  /** The waits of single boards, without those of the class. By board, then by time. */
  readonly ownWaits: readonly OwnWait[];
  /** For each cut with a board that has begun. */
  readonly cuts: readonly CutInsight[];
}

/** A board waited, and for at least half of the time most of the class did not. */
export interface OwnWait extends Stretch {
  readonly board: BoardNumber;
}

export interface CutInsight {
  readonly cut: number;
  /** How many boards of it have begun. */
  readonly boards: number;
  /** Pieces with anything to say, by number. */
  readonly pieces: readonly ClassPiece[];
  /** By piece, then by the other one. */
  readonly wrongPairs: readonly ClassPair[];
}

/** `most`: the piece was hard on more than half of the boards where it was in a hand or put down; `some`: on fewer; `none`: on none. */
export type Hardness = 'most' | 'some' | 'none';

/** One piece, summed over the boards of its cut. */
export interface ClassPiece extends PieceInsight {
  readonly piece: PieceId;
  /** On how many boards it was in a hand or put down alone, and on how many of them it was hard. */
  readonly boards: number;
  readonly hardOn: number;
  readonly hardness: Hardness;
  /** Of a hard piece: boards that do not have it in the picture yet. */
  readonly without: readonly BoardNumber[];
}

export interface ClassPair extends WrongPair {
  /** On how many boards. */
  readonly boards: number;
}

/** @param boards by number */
export function activityInsight(boards: readonly PlayedBoard[]): ActivityInsight {
  const begun = boards.filter(({ insight }) => insight.startedAt !== null);
  const stretchesOf = (what: 'waits' | 'pauses') =>
    sharedStretches(
      begun.map(({ insight }) => ({ playing: playingOf(insight), stretches: insight[what] })),
      WAIT_MS_MIN,
    );
  const waits = stretchesOf('waits');
  const cuts = [...new Set(begun.map(({ cut }) => cut))].sort((a, b) => a - b);
  return {
    begun: begun.map(({ board }) => board),
    spans: mergeStretches(
      begun.flatMap(({ insight }) => insight.spans),
      BREAK_MS,
    ),
    curve: classCurve(begun),
    of: begun.reduce((sum, { insight }) => sum + insight.of, 0),
    waits,
    pauses: stretchesOf('pauses'),
    ownWaits: begun.flatMap(({ board, insight }) =>
      insight.waits.filter((wait) => !isShared(wait, waits)).map((wait) => ({ board, ...wait })),
    ),
    cuts: cuts.map((cut) =>
      cutInsight(
        cut,
        begun.filter((each) => each.cut === cut),
      ),
    ),
  };
}

function playingOf({ startedAt, solvedAt, lastMoveAt }: BoardInsight): Stretch {
  const from = startedAt ?? 0;
  return { from, to: solvedAt ?? lastMoveAt ?? from };
}

/** A board waited with the class: for more than half of its wait. */
function isShared(wait: Stretch, shared: readonly Stretch[]): boolean {
  const together = shared.reduce((sum, each) => sum + overlapOf(wait, each), 0);
  return together * 2 > wait.to - wait.from;
}

/** The sum of all curves. O(n log n) of their points. */
function classCurve(boards: readonly PlayedBoard[]): CurvePoint[] {
  const steps = boards.flatMap(({ insight }) =>
    insight.curve.map(({ at, done }, index) => ({ at, by: done - (insight.curve[index - 1]?.done ?? 0) })),
  );
  const curve: CurvePoint[] = [];
  let done = 0;
  for (const { at, by } of steps.sort((a, b) => a.at - b.at)) {
    done += by;
    if (curve.at(-1)?.at === at) curve.pop();
    curve.push({ at, done });
  }
  return curve;
}

function cutInsight(cut: number, boards: readonly PlayedBoard[]): CutInsight {
  const pieces = new Map<PieceId, ClassPiece>();
  const pairs = new Map<string, ClassPair>();
  for (const { insight } of boards) {
    for (const [piece, counted] of insight.pieces) pieces.set(piece, withBoard(pieces.get(piece), piece, counted));
    for (const pair of insight.wrongPairs) {
      const name = `${pair.piece} ${pair.other}`;
      const known = pairs.get(name);
      pairs.set(name, { ...pair, times: pair.times + (known?.times ?? 0), boards: 1 + (known?.boards ?? 0) });
    }
  }
  const loose = boards.map(({ board, insight }) => ({ board, pieces: new Set(insight.loose) }));
  const rated = [...pieces.values()].map((each): ClassPiece => {
    const without =
      each.hardOn === 0 ? [] : loose.filter((one) => one.pieces.has(each.piece)).map(({ board }) => board);
    return { ...each, hardness: hardnessOf(each), without };
  });
  return {
    cut,
    boards: boards.length,
    pieces: rated.sort((a, b) => a.piece - b.piece),
    wrongPairs: [...pairs.values()].sort((a, b) => a.piece - b.piece || a.other - b.other),
  };
}

function withBoard(known: ClassPiece | undefined, piece: PieceId, counted: PieceInsight): ClassPiece {
  const wasTried = counted.drops > 0 || counted.handMs > 0;
  return {
    piece,
    drops: counted.drops + (known?.drops ?? 0),
    tries: counted.tries + (known?.tries ?? 0),
    handMs: counted.handMs + (known?.handMs ?? 0),
    hints: counted.hints + (known?.hints ?? 0),
    shown: counted.shown + (known?.shown ?? 0),
    boards: (wasTried ? 1 : 0) + (known?.boards ?? 0),
    hardOn: (isHard(counted) ? 1 : 0) + (known?.hardOn ?? 0),
    hardness: 'none',
    without: [],
  };
}

function hardnessOf({ boards, hardOn }: Pick<ClassPiece, 'boards' | 'hardOn'>): Hardness {
  if (hardOn === 0) return 'none';
  return hardOn * 2 > boards ? 'most' : 'some';
}
