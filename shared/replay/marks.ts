/**
 * What the bar of a replay marks, as a fold over the board's log: joins, hints, places that the teacher showed, pauses, and where a rule of
 * attention held. The log does not say who was connected, so the rule about stillness is left to the idle stretches.
 */
import { type Attention, firedRulesAt, foldAttention, INITIAL_ATTENTION } from '#shared/attention/attention-fold.ts';
import type { AttentionRule, FiredRule, Thresholds } from '#shared/attention/attention-rules.ts';
import { type Board, boardProgress } from '#shared/board/board.ts';
import type { DiscreteEvent } from '#shared/board/board-event.ts';
import type { Member } from '#shared/ids.ts';
import { movesOf } from './board-moves.ts';
import type { ReplayFrame, SegmentFold } from './segment-fold.ts';

/** `time` and `until`: wall times, ms since 1970. */
export type ReplayMark = { readonly time: number } & (
  | {
      readonly kind: 'joined';
      readonly member: Member;
      readonly joins: number;
      /** Joins made after it, of all that the picture needs. */
      readonly done: number;
      readonly of: number;
    }
  | { readonly kind: 'hinted'; readonly member: Member; readonly level: number }
  /** `right`: how many of all its pieces were. */
  | { readonly kind: 'checked'; readonly member: Member; readonly right: number; readonly of: number }
  | { readonly kind: 'placeShown' }
  | { readonly kind: 'solved' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'restored' }
  /** Null: it lasts. */
  | { readonly kind: 'paused'; readonly until: number | null }
  | { readonly kind: 'attention'; readonly fired: FiredRule; readonly until: number | null }
  /** A message of the chat, which is no part of the log. `name`: of the student who wrote it; null: a teacher. */
  | { readonly kind: 'chat'; readonly name: string | null; readonly text: string }
  /** From here to `until` the log cannot be read. */
  | { readonly kind: 'unreadable'; readonly until: number }
);

type AttentionMark = Extract<ReplayMark, { kind: 'attention' }>;

/** Takes a board's segments in their order. */
export class MarkFold {
  readonly #thresholds: Thresholds;
  #marks: ReplayMark[] = [];
  #attention: Attention = INITIAL_ATTENTION;
  #lastTime = 0;
  #pausedSince: number | null = null;
  readonly #open = new Map<AttentionRule, AttentionMark>();

  constructor(thresholds: Thresholds) {
    this.#thresholds = { ...thresholds, idle: 0 };
  }

  /** An independent fold that goes on from here: the last segment of a live board is read again and again. */
  copy(): MarkFold {
    const other = new MarkFold(this.#thresholds);
    other.#marks = [...this.#marks];
    other.#attention = this.#attention;
    other.#lastTime = this.#lastTime;
    other.#pausedSince = this.#pausedSince;
    for (const [rule, mark] of this.#open) other.#open.set(rule, mark);
    return other;
  }

  /** Reads one more segment. @param endTime when the segment ends */
  add(fold: SegmentFold, endTime: number): void {
    if (this.#lastTime === 0) this.#lastTime = fold.startTime;
    fold.walk(
      (event, board, time) => this.#addEvent(event, board, time),
      (frame, board) => this.#addFrame(frame, board),
    );
    const { unreadableFrom } = fold;
    if (unreadableFrom === null) return;
    this.#marks.push({ kind: 'unreadable', time: unreadableFrom, until: Math.max(unreadableFrom, endTime) });
    this.#closeAll(unreadableFrom);
    // What was counted before the stretch says nothing after it.
    this.#attention = INITIAL_ATTENTION;
    this.#lastTime = endTime;
  }

  /** All marks so far, by time. What still holds has no end yet. */
  marks(): readonly ReplayMark[] {
    const open: ReplayMark[] = [...this.#open.values()];
    if (this.#pausedSince !== null) open.push({ kind: 'paused', time: this.#pausedSince, until: null });
    return [...this.#marks, ...open].sort((a, b) => a.time - b.time);
  }

  #addEvent(event: DiscreteEvent, board: Board, time: number): void {
    this.#openRules(time);
    this.#attention = foldAttention(this.#attention, {
      event,
      at: time,
      positionBefore: (group) => board.groups.get(group),
      pieceSize: board.rules.puzzle.pieceSize,
    });
    this.#lastTime = time;
    const holding = new Set(this.#firedAt(time).map(({ rule }) => rule));
    for (const rule of [...this.#open.keys()]) if (!holding.has(rule)) this.#close(rule, time);
    this.#openRules(time);
  }

  #addFrame({ tick, time }: ReplayFrame, board: Board): void {
    for (const move of movesOf(tick)) {
      if (move.kind === 'put' || move.kind === 'turned') {
        const { member, joins } = move;
        if (joins > 0) this.#marks.push({ kind: 'joined', time, member, joins, ...boardProgress(board) });
      } else if (move.kind === 'paused') this.#pausedSince ??= time;
      else if (move.kind === 'resumed') {
        if (this.#pausedSince !== null)
          this.#marks.push({ kind: 'paused', time: this.#pausedSince, until: Math.max(time, this.#pausedSince) });
        this.#pausedSince = null;
      } else if (move.kind === 'checked') this.#marks.push({ ...move, time, of: board.rules.puzzle.pieces });
      else this.#marks.push({ ...move, time });
    }
  }

  #firedAt(time: number): readonly FiredRule[] {
    return firedRulesAt(this.#attention, this.#thresholds, time, 0);
  }

  /** Opens the rules that hold at `time`: each has begun to at some time since the last event, for no event lies between. */
  #openRules(time: number): void {
    for (const fired of this.#firedAt(time)) {
      const { rule } = fired;
      const open = this.#open.get(rule);
      this.#open.set(rule, { kind: 'attention', fired, time: open?.time ?? this.#beganAt(rule, time), until: null });
    }
  }

  #beganAt(rule: AttentionRule, time: number): number {
    const holdsAt = (at: number) => this.#firedAt(at).some((fired) => fired.rule === rule);
    let low = Math.min(this.#lastTime, time);
    if (holdsAt(low)) return low;
    let high = time;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (holdsAt(middle)) high = middle;
      else low = middle;
    }
    return high;
  }

  #close(rule: AttentionRule, until: number): void {
    const open = this.#open.get(rule);
    if (open !== undefined) this.#marks.push({ ...open, until });
    this.#open.delete(rule);
  }

  #closeAll(until: number): void {
    for (const rule of [...this.#open.keys()]) this.#close(rule, until);
  }
}

/** As much of a mark as a bar needs to place it. */
export interface BarMark {
  readonly kind: ReplayMark['kind'];
  readonly time: number;
  /** Of what lasts, its end; null: it has none yet. */
  readonly until?: number | null;
}

/** Marks so near each other on the bar that they are one to press, in the order of their times. */
export interface MarkCluster<Mark> {
  /** Where it stands on the bar, 0..1. */
  readonly at: number;
  readonly marks: readonly [Mark, ...Mark[]];
}

/**
 * @param marks by time @param placeOf a time's place on the bar, 0..1 @param apart the least distance of two clusters, as a share of the bar
 */
export function clusterMarks<Mark extends BarMark>(
  marks: readonly Mark[],
  placeOf: (time: number) => number,
  apart: number,
): readonly MarkCluster<Mark>[] {
  const clusters: { at: number; marks: [Mark, ...Mark[]] }[] = [];
  for (const mark of marks) {
    const at = placeOf(mark.time);
    const last = clusters.at(-1);
    if (last !== undefined && at - last.at < apart) last.marks.push(mark);
    else clusters.push({ at, marks: [mark] });
  }
  return clusters;
}
