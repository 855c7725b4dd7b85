/** The axis of time: the minutes in which the class played, without breaks. */
import { lessonMs } from '#shared/results/insight/insight-csv.ts';
import type { Stretch } from '#shared/results/insight/stretches.ts';

const MINUTE_MS = 60_000;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120];
/** Room for one label, in CSS pixels. */
const LABEL_PX = 56;

export interface LessonAxis {
  /** Where a moment stands. */
  readonly x: (at: number) => number;
  readonly minutes: number;
  readonly ticks: readonly LessonTick[];
  /** Where breaks were left out. */
  readonly breaks: readonly number[];
}

interface LessonTick {
  readonly minute: number;
  readonly x: number;
  /** Of its label, so that it is whole at both ends. */
  readonly anchor: 'start' | 'middle' | 'end';
}

/** @param left @param right of the axis, in pixels */
export function lessonAxis(spans: readonly Stretch[], left: number, right: number): LessonAxis {
  const total = Math.max(
    1,
    spans.reduce((sum, { from, to }) => sum + to - from, 0),
  );
  const place = (ms: number) => left + (Math.min(ms, total) / total) * (right - left);
  const minutes = total / MINUTE_MS;
  const step = STEPS.find((each) => (minutes / each) * LABEL_PX <= right - left) ?? Math.ceil(minutes);
  const ticks: LessonTick[] = [];
  for (let minute = 0; minute <= minutes; minute += step) {
    const x = place(minute * MINUTE_MS);
    ticks.push({ minute, x, anchor: minute === 0 ? 'start' : right - x < LABEL_PX / 2 ? 'end' : 'middle' });
  }
  return {
    x: (at) => place(lessonMs(spans, at)),
    minutes,
    ticks,
    breaks: spans.slice(1).map(({ from }) => place(lessonMs(spans, from))),
  };
}
