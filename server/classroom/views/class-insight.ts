/**
 * How an activity of the class was played, counted from its boards' logs. What was counted stays in memory for the activity that was asked
 * for last, so that the next request reads only what the logs have grown by.
 */

import { setImmediate as nextImmediate } from 'node:timers/promises';
import { INSIGHT_READ_FRAMES } from '#server/base/limits.ts';
import { pictureOf } from '#server/classroom/activities/activity-picture.ts';
import type { BoardOpener } from '#server/classroom/activities/board-opener.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import { Mutex } from '#server/concurrency/mutex.ts';
import { readChunk } from '#server/journal/replay/stored-chunk.ts';
import type { ActivityRecord, BoardRecord, SeatRecord, Store } from '#server/store/port.ts';
import { FoldError } from '#shared/board/apply.ts';
import type { ActivityId, BoardNumber } from '#shared/ids.ts';
import type { BoardInsightView, EffortView, InsightView, NumberedSeat } from '#shared/protocol/http/insight-view.ts';
import { CURVE_POINTS_MAX } from '#shared/protocol/http/insight-view.ts';
import { activityInsight } from '#shared/results/insight/activity-insight.ts';
import {
  type BoardInsight,
  BoardInsightFold,
  type CurvePoint,
  NO_EFFORT,
} from '#shared/results/insight/board-insight.ts';
import { activityView, type ClassroomViewSource } from './view-source.ts';

export interface ClassInsightDeps extends Pick<ClassContext, 'wall' | 'calendar'> {
  readonly store: Pick<Store, 'activities' | 'picture' | 'log'>;
  readonly opener: Pick<BoardOpener, 'dealt'>;
  /** The class as it is now. */
  readonly source: () => {
    readonly record: Pick<ClassroomViewSource['record'], 'id' | 'title'>;
    readonly boards: Pick<ClassroomViewSource['boards'], 'ofActivity' | 'activity'>;
    readonly seating: Pick<ClassroomViewSource['seating'], 'get'>;
  };
}

interface CountedBoard {
  readonly fold: BoardInsightFold;
  /** A part of the log cannot be read: counting ended there. */
  isBroken: boolean;
}

export class ClassInsight {
  readonly #deps: ClassInsightDeps;
  /** Two requests never add the same frames. */
  readonly #mutex = new Mutex();
  #activity: ActivityId | null = null;
  readonly #counted = new Map<BoardNumber, CountedBoard>();

  constructor(deps: ClassInsightDeps) {
    this.#deps = deps;
  }

  /** Null: the class has no such activity. Moves that are not durable yet are not counted. */
  async of(id: ActivityId): Promise<InsightView | null> {
    const { store, source, wall, calendar } = this.#deps;
    const activities = await store.activities(source().record.id);
    const index = activities.findIndex((each) => each.id === id);
    const activity = activities[index];
    const view = activityView(activity ?? null, await pictureOf(store, activity));
    if (activity === undefined || view === null) return null;
    const records = source().boards.ofActivity(id);
    const counted = await this.#mutex.runExclusive(() => this.#count(activity, records));
    const played = counted.map(({ record, insight, isBroken }) => {
      return {
        board: record.number,
        cut: record.cut,
        record,
        isBroken,
        insight: datedInsight(insight, calendar.dateOf),
      };
    });
    const { begun, curve, ...together } = activityInsight(played);
    const boards = played.filter(({ board }) => begun.includes(board)).map((each) => this.#boardView(each));
    return {
      ...together,
      curve: thinned(curve),
      title: source().record.title,
      at: calendar.dateOf(wall()),
      number: index + 1,
      activity: view,
      isCurrent: source().boards.activity?.id === id,
      boards: boards.sort((a, b) => firstSeatOf(a) - firstSeatOf(b) || a.board - b.board),
    };
  }

  async #count(activity: ActivityRecord, records: readonly BoardRecord[]) {
    if (this.#activity !== activity.id) this.#counted.clear();
    this.#activity = activity.id;
    const counted: { record: BoardRecord; insight: BoardInsight; isBroken: boolean }[] = [];
    for (const record of records) {
      const board = this.#counted.get(record.number) ?? this.#dealt(record, activity);
      if (board === null) continue;
      this.#counted.set(record.number, board);
      if (!board.isBroken) await this.#readOn(record, board);
      counted.push({ record, insight: board.fold.insight, isBroken: board.isBroken });
    }
    return counted;
  }

  #dealt(record: BoardRecord, activity: ActivityRecord): CountedBoard | null {
    const dealt = this.#deps.opener.dealt(record, activity);
    return dealt === null ? null : { fold: new BoardInsightFold(dealt), isBroken: false };
  }

  /** Counts what the log has behind the last frame that was counted. */
  async #readOn({ classroom, number }: BoardRecord, counted: CountedBoard): Promise<void> {
    const { fold } = counted;
    for (;;) {
      const from = fold.seq + 1;
      const chunks = await this.#deps.store.log({ classroom, board: number }, from, from + INSIGHT_READ_FRAMES - 1);
      for (const chunk of chunks) {
        const frames = readChunk(chunk)?.frames;
        if (frames === undefined || !addFrames(fold, frames)) {
          counted.isBroken = true;
          return;
        }
        // Folding a long log must not delay the ticks of open boards.
        await nextImmediate();
      }
      if (chunks.length === 0) return;
    }
  }

  #boardView({ record, insight, isBroken }: { record: BoardRecord; insight: BoardInsight; isBroken: boolean }) {
    const seats = this.#seatsOf(record);
    const { startedAt, restartedAt, solvedAt, of, curve, waits, help } = insight;
    const view: BoardInsightView = {
      board: record.number,
      cut: record.cut,
      team: record.team,
      seats: seats.flatMap((seat) => (seat === null ? [] : numberedSeat(seat))).sort((a, b) => a.number - b.number),
      startedAt: startedAt ?? 0,
      restartedAt,
      solvedAt,
      of,
      curve: thinned(curve),
      waits,
      help,
      efforts: effortsOf(insight, seats),
      isBroken,
    };
    return view;
  }

  /** By member; null: the teacher, or nobody any more. A student who was removed for now is still named, as in the results. */
  #seatsOf({ members }: BoardRecord): (SeatRecord | null)[] {
    const { seating } = this.#deps.source();
    return members.map((id) => {
      const seat = id === null ? undefined : seating.get(id);
      return seat !== undefined && (seat.state === 'in' || seat.state === 'kicked') ? seat : null;
    });
  }
}

/** False: a frame does not fit, and nothing more can be counted. */
function addFrames(fold: BoardInsightFold, frames: NonNullable<ReturnType<typeof readChunk>>['frames']): boolean {
  try {
    for (const { tick, seq, time } of frames) {
      if (seq <= fold.seq) continue;
      if (seq !== fold.seq + 1) return false;
      fold.add(tick, seq, Math.floor(time));
    }
    return true;
  } catch (error) {
    if (error instanceof FoldError) return false;
    throw error;
  }
}

function numberedSeat({ number, name, hue, shape }: SeatRecord): NumberedSeat {
  return { number, name, hue, shape };
}

function firstSeatOf({ seats }: BoardInsightView): number {
  return seats[0]?.number ?? Number.MAX_SAFE_INTEGER;
}

/** Every seat of the board, though it has done nothing yet; nobody is told apart of those who were erased. */
function effortsOf({ efforts }: BoardInsight, seats: readonly (SeatRecord | null)[]): EffortView[] {
  const views = new Map<EffortView['who'], EffortView>();
  for (const [member, seat] of seats.entries()) {
    const effort = efforts.get(member);
    const who = member === 0 ? 'teacher' : (seat?.number ?? 'erased');
    if (effort === undefined && typeof who !== 'number') continue;
    const { moves, joins, hints, handMs } = effort ?? NO_EFFORT;
    const known = views.get(who) ?? NO_EFFORT;
    views.set(who, {
      who,
      moves: known.moves + moves,
      joins: known.joins + joins,
      hints: known.hints + hints,
      handMs: known.handMs + handMs,
    });
  }
  const placeOf = ({ who }: EffortView) => (who === 'teacher' ? 1e9 : who === 'erased' ? 1e8 : who);
  return [...views.values()].sort((a, b) => placeOf(a) - placeOf(b));
}

/** At most CURVE_POINTS_MAX points, evenly. */
function thinned(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  const step = Math.ceil(curve.length / CURVE_POINTS_MAX);
  return step <= 1 ? curve : curve.filter((_, index) => (curve.length - 1 - index) % step === 0);
}

/** With dates of the machine: logs count the time of the process that wrote them. */
function datedInsight(insight: BoardInsight, dateOf: (moment: number) => number): BoardInsight {
  const dated = (at: number | null) => (at === null ? null : dateOf(at));
  const stretch = <Of extends { from: number; to: number }>(of: Of): Of => ({
    ...of,
    from: dateOf(of.from),
    to: dateOf(of.to),
  });
  const moment = <Of extends { at: number }>(of: Of): Of => ({ ...of, at: dateOf(of.at) });
  return {
    ...insight,
    startedAt: dated(insight.startedAt),
    restartedAt: dated(insight.restartedAt),
    lastMoveAt: dated(insight.lastMoveAt),
    solvedAt: dated(insight.solvedAt),
    curve: insight.curve.map(moment),
    pauses: insight.pauses.map(stretch),
    waits: insight.waits.map(stretch),
    spans: insight.spans.map(stretch),
    help: insight.help.map(moment),
  };
}
