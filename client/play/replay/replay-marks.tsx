/** The marks above the bar of a replay: one stop for Tab, arrows from one to the next, and each says its sentence while it has the focus. */
import { useRef, useState } from 'preact/hooks';
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { type BarMark, clusterMarks } from '#shared/replay/marks.ts';
import type { TimeAxis } from '#shared/replay/time-axis.ts';
import { MarkSign, signKind } from './mark-sign.tsx';
import './replay-panel.css';

interface ReplayMarksProps<Mark extends BarMark> {
  /** By time, which is the axis'. */
  readonly marks: readonly Mark[];
  readonly axis: TimeAxis;
  readonly sentenceOf: (marks: readonly Mark[]) => string;
  /** Of the bar, in CSS pixels. */
  readonly width: number;
  readonly onSeek: (time: number) => void;
}

/** Least distance of two marks that can be pressed apart. CSS pixels. */
const APART_PX = 26;

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function ReplayMarks<Mark extends BarMark>({ marks, axis, sentenceOf, width, onSeek }: ReplayMarksProps<Mark>) {
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [isShown, setIsShown] = useState<number | null>(null);
  const placeOf = (time: number) => axis.barOf(time) / Math.max(1, axis.duration);
  const clusters = clusterMarks(marks, placeOf, APART_PX / Math.max(APART_PX, width));
  const tabStop = Math.min(current, clusters.length - 1);
  const shown = isShown === null ? undefined : clusters[isShown];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.min(clusters.length - 1, Math.max(0, tabStop + by));
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <>
      <Spans marks={marks} placeOf={placeOf} />
      <div
        class="replay-marks"
        ref={list}
        role="toolbar"
        aria-label={replayWords.value.marks}
        onKeyDown={onKeyDown}
        onMouseLeave={() => setIsShown(null)}
        onFocusOut={() => setIsShown(null)}
      >
        {clusters.map(({ at, marks: own }, index) => (
          <button
            key={own[0].time}
            type="button"
            class="replay-mark"
            data-kind={signKind(own)}
            style={{ left: `${at * 100}%` }}
            tabIndex={index === tabStop ? 0 : -1}
            aria-label={sentenceOf(own)}
            onFocus={() => {
              setCurrent(index);
              setIsShown(index);
            }}
            onMouseEnter={() => setIsShown(index)}
            onClick={() => onSeek(own[0].time)}
          >
            <MarkSign kind={signKind(own)} isMany={own.length > 1} />
          </button>
        ))}
      </div>
      {shown !== undefined && (
        <p class="replay-tip" aria-hidden="true" style={{ '--at': `${shown.at * 100}%` }}>
          {sentenceOf(shown.marks)}
        </p>
      )}
    </>
  );
}

/** Stretches behind the marks: pauses, rules of attention, and what cannot be read. */
function Spans({ marks, placeOf }: { marks: readonly BarMark[]; placeOf: (time: number) => number }) {
  return (
    <div class="replay-spans" aria-hidden="true">
      {marks.map((mark) => {
        if (mark.until === undefined) return null;
        const from = placeOf(mark.time);
        const to = mark.until === null ? 1 : placeOf(mark.until);
        const style = { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
        return <span key={`${mark.kind} ${mark.time}`} data-kind={mark.kind} style={style} />;
      })}
    </div>
  );
}
