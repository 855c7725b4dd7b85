/**
 * A board's log as a replay finds its way in it: epochs with their wall times, and segments, each from one keyframe up to the next.
 * All times are wall times, ms since 1970: the epoch's wall time and the frame's time within the epoch.
 */

export interface ReplayLog {
  /** In order, from the first on. */
  readonly epochs: readonly ReplayEpoch[];
  /** In order, without a gap in their frames; empty while the log has none. */
  readonly segments: readonly SegmentSpan[];
  /** The last frame of the log; 0 while it has none. */
  readonly lastSeq: number;
  /** When it was. */
  readonly lastTime: number;
  /** Times in which nothing happened, in order: each of IDLE_MS_MIN at least. */
  readonly idle: readonly Stretch[];
}

/** From one wall time to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface ReplayEpoch {
  readonly epoch: number;
  /** Its first frame, which says `opened`. */
  readonly firstSeq: number;
  /** The wall time at its time 0. */
  readonly wallTime: number;
}

/** The frames after one keyframe up to the next one. The state at `startTime` needs this segment and no other. */
export interface SegmentSpan {
  /** Names the segment. Its keyframe is the board after frame `firstSeq - 1`; before frame 1, the dealt board. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** When its first frame was. */
  readonly startTime: number;
  /** When the next segment's first frame was; for the last segment, when its last frame was. */
  readonly endTime: number;
  /** Stored bytes that reading it takes: the keyframe and the chunks. */
  readonly bytes: number;
}
