/**
 * What the bar of a replay side by side marks: where students were helped, where puzzles were solved and, by the clock, where most of the
 * class was paused. The server counts it from the logs, as it does for how it went.
 */
import type { BoardNumber } from '#shared/ids.ts';
import type { InsightView } from '#shared/protocol/http/insight-view.ts';
import type { ClassTimeline } from '#shared/replay/class-timeline.ts';

/** `time` and `until`: by the bar's axis. */
export type ClassMark =
  | { readonly kind: 'hinted' | 'placeShown' | 'solved'; readonly time: number; readonly board: BoardNumber }
  | { readonly kind: 'paused'; readonly time: number; readonly until: number };

/** By time. */
export function classMarks(
  { boards, pauses }: Pick<InsightView, 'boards' | 'pauses'>,
  line: ClassTimeline,
): ClassMark[] {
  const marks: ClassMark[] = [];
  for (const { board, help, solvedAt } of boards) {
    const add = (kind: 'hinted' | 'placeShown' | 'solved', wallTime: number) => {
      const time = line.timeOf(board, wallTime);
      if (time !== null) marks.push({ kind, time, board });
    };
    for (const { at, by } of help) add(by === 'hint' ? 'hinted' : 'placeShown', at);
    if (solvedAt !== null) add('solved', solvedAt);
  }
  // Lined up from their starts, the boards were paused at different places.
  if (line.alignment === 'clock')
    for (const { from, to } of pauses) marks.push({ kind: 'paused', time: from, until: to });
  return marks.sort((one, other) => one.time - other.time);
}
