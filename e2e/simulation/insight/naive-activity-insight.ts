/** "An activity" of docs/insight.md, sentence by sentence, from what each board says by itself. */
import { type NaiveBoardInsight, spansOf } from './naive-board-insight.ts';

export interface NaivePlayedBoard {
  readonly board: number;
  readonly cut: number;
  readonly insight: NaiveBoardInsight;
}

type Span = readonly [from: number, to: number];

/** One that some boards have, and how many of how many had it at most. */
type Shared = [from: number, to: number, boards: number, of: number];

export function naiveActivityInsight(boards: readonly NaivePlayedBoard[]) {
  // Rule 1.
  const begun = boards.filter(({ insight }) => insight.startedAt !== null);
  const waits = sharedOf(begun, 'waits');
  const cuts = [0, 1, 2].filter((cut) => begun.some((each) => each.cut === cut));
  return {
    begun: begun.map(({ board }) => board),
    spans: unionOf(begun.flatMap(({ insight }) => insight.spans)),
    curve: curveOf(begun),
    of: begun.map(({ insight }) => insight.of).reduce((sum, each) => sum + each, 0),
    waits,
    pauses: sharedOf(begun, 'pauses'),
    // Rule 4.
    ownWaits: begun.flatMap(({ board, insight }) =>
      insight.waits
        .filter(([from, to]) => {
          const together = waits.map(([since, until]) => Math.max(0, Math.min(to, until) - Math.max(from, since)));
          return together.reduce((sum, each) => sum + each, 0) <= (to - from) / 2;
        })
        .map(([from, to]) => [board, from, to]),
    ),
    cuts: cuts.map((cut) =>
      cutOf(
        cut,
        begun.filter((each) => each.cut === cut),
      ),
    ),
  };
}

/** What lies at most ten minutes apart. A span says with its ends where moves were. */
function unionOf(spans: readonly Span[]): number[][] {
  const ends = spans.flatMap(([from, to]) => {
    const points = [to];
    for (let at = from; at < to; at += 10 * 60_000) points.push(at);
    return points;
  });
  return spansOf(ends);
}

/** Rule 2. */
function curveOf(begun: readonly NaivePlayedBoard[]): number[][] {
  const times = [...new Set(begun.flatMap(({ insight }) => insight.curve.map(([at]) => at)))].sort((a, b) => a - b);
  const doneAt = (insight: NaiveBoardInsight, at: number) => insight.curve.findLast(([when]) => when <= at)?.[1] ?? 0;
  return times.map((at) => [at, begun.reduce((sum, { insight }) => sum + doneAt(insight, at), 0)]);
}

/** Rule 3. */
function sharedOf(begun: readonly NaivePlayedBoard[], what: 'waits' | 'pauses'): Shared[] {
  const playing = begun.map(({ insight }) => {
    const from = insight.startedAt ?? 0;
    return { from, to: insight.solvedAt ?? insight.lastMoveAt ?? from, stretches: insight[what] };
  });
  const times = [...new Set(playing.flatMap(({ from, to, stretches }) => [from, to, ...stretches.flat()]))].sort(
    (a, b) => a - b,
  );
  const found: Shared[] = [];
  for (const [index, from] of times.entries()) {
    const to = times[index + 1];
    if (to === undefined) continue;
    const inPlay = playing.filter((each) => each.from <= from && each.to >= to);
    const having = inPlay.filter(({ stretches }) => stretches.some(([a, b]) => a <= from && b >= to)).length;
    if (having <= inPlay.length / 2) continue;
    const last = found.at(-1);
    if (last === undefined || last[1] !== from) found.push([from, to, having, inPlay.length]);
    else {
      last[1] = to;
      if (having > last[2]) last.splice(2, 2, having, inPlay.length);
    }
  }
  return found.filter(([from, to]) => to - from >= 30_000);
}

/** Rule 5. */
function cutOf(cut: number, boards: readonly NaivePlayedBoard[]) {
  const numbers = [...new Set(boards.flatMap(({ insight }) => Object.keys(insight.pieces).map(Number)))];
  const pieces = numbers
    .sort((a, b) => a - b)
    .map((piece) => {
      const rows = boards.map(({ insight }) => insight.pieces[piece] ?? [0, 0, 0, 0, 0]);
      const sum = (column: number) => rows.reduce((total, row) => total + (row[column] ?? 0), 0);
      const touched = rows.filter(([, handMs = 0, , , drops = 0]) => drops + handMs > 0).length;
      const hardOn = rows.filter(([tries = 0, handMs = 0]) => tries > 2 || handMs >= 60_000).length;
      const hardness = hardOn === 0 ? 'none' : hardOn > touched / 2 ? 'most' : 'some';
      const without =
        hardOn === 0 ? [] : boards.filter(({ insight }) => insight.loose.includes(piece)).map(({ board }) => board);
      return { piece, row: [sum(0), sum(1), sum(2), sum(3), sum(4)], boards: touched, hardOn, hardness, without };
    });
  const pairs: Record<string, [times: number, boards: number]> = {};
  for (const { insight } of boards) {
    for (const [name, times] of Object.entries(insight.pairs)) {
      const [before, on] = pairs[name] ?? [0, 0];
      pairs[name] = [before + times, on + 1];
    }
  }
  return { cut, boards: boards.length, pieces, pairs };
}
