/** What a page needs to play the seconds around a collected moment: the board as it lay before them, and the frames in them. */
import type { ClassroomId } from '#shared/ids.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import type { ReplayEpoch } from '#shared/replay/replay-log.ts';
import type { ReplayBoard } from './replay-index.ts';

export interface MomentClip {
  readonly board: ReplayBoard;
  /** The moment. All times are wall times, ms since 1970. */
  readonly time: number;
  /** What it plays; `time` lies between them. */
  readonly from: number;
  readonly to: number;
  readonly epochs: readonly ReplayEpoch[];
  /** Number of the first frame after `from`. The keyframe is the board after the frame before it. */
  readonly firstSeq: number;
  readonly frames: number;
  /** A ReplaySegment, in Base64. It names no student: members are numbers. */
  readonly segment: string;
}

/** Its address. Here, and not beside the others: the first visit loads those. */
export function momentPath(classroom: ClassroomId, moment: number): string {
  return ROUTE.moment.replace(':classroom', encodeURIComponent(classroom)).replace(':moment', String(moment));
}
