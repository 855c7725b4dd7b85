/** Controls of a replay: play, step, the time on a slider, speed, and whether breaks are skipped. */
import { Ellipsis, FastForward, Pause, Play as PlayIcon, StepBack, StepForward } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { TimeAxis } from '#shared/replay/time-axis.ts';
import { SPEEDS } from './replay-clock.ts';
import type { ReplayControl } from './replay-control.ts';
import './replay-panel.css';

interface ControlProps {
  readonly control: ReplayControl;
}

interface PlayButtonProps extends ControlProps {
  /** There is nothing to play. */
  readonly isEmpty: boolean;
  /** What the keys do, in words. */
  readonly keys: string;
}

/** Has the focus at first. */
export function PlayButton({ control, isEmpty, keys }: PlayButtonProps) {
  const say = replayWords.value;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  const isPlaying = control.isPlaying.value;
  return (
    <div class="replay-play" ref={place}>
      <Button
        kind="primary"
        icon={isPlaying ? Pause : PlayIcon}
        label={isPlaying ? say.pause : say.play}
        aria-disabled={isEmpty}
        title={`${isPlaying ? say.pause : say.play}. ${keys}`}
        onClick={() => (isPlaying ? control.pause() : control.play())}
      >
        <span class="word">{isPlaying ? say.pauseWord : say.play}</span>
      </Button>
    </div>
  );
}

export function StepButtons({ control }: ControlProps) {
  const say = replayWords.value;
  return (
    <>
      <Button kind="quiet" icon={StepBack} label={say.stepBack} onClick={() => control.step(-1)}>
        <span class="word">{say.stepBackWord}</span>
      </Button>
      <Button kind="quiet" icon={StepForward} label={say.stepForward} onClick={() => control.step(1)}>
        <span class="word">{say.stepForwardWord}</span>
      </Button>
    </>
  );
}

interface TimeSliderProps {
  /** Null: it is not known yet. */
  readonly axis: TimeAxis | null;
  /** The time that shows, by the axis; null: none yet. */
  readonly time: number | null;
  /** The time in words. */
  readonly text: string;
  /** The time that was chosen is not here yet. */
  readonly isWaiting: boolean;
  /** There is nothing to choose from. */
  readonly isEmpty: boolean;
  readonly onSeek: (time: number) => void;
}

export function TimeSlider({ axis, time, text, isWaiting, isEmpty, onSeek }: TimeSliderProps) {
  return (
    <input
      type="range"
      class="replay-slider"
      aria-label={replayWords.value.time}
      aria-valuetext={text}
      aria-busy={isWaiting}
      min={0}
      max={Math.max(1, Math.round(axis?.duration ?? 1))}
      step={1}
      value={axis === null || time === null ? 0 : Math.round(axis.barOf(time))}
      disabled={axis === null || isEmpty}
      onInput={({ currentTarget: { value } }) => onSeek(axis?.timeOf(Number(value)) ?? 0)}
    />
  );
}

interface MomentLineProps {
  /** A sentence, or the clock and how much is done: below each other where there is little room. */
  readonly parts: readonly string[];
}

/** For the eyes. */
export function MomentLine({ parts }: MomentLineProps) {
  return (
    <p class="replay-moment">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );
}

export function Speed({ control }: ControlProps) {
  const say = replayWords.value;
  return (
    <select
      class="select"
      aria-label={say.speed}
      title={say.speed}
      value={control.speed.value}
      onChange={({ currentTarget: { value } }) => {
        const speed = SPEEDS.find((each) => String(each) === value);
        if (speed !== undefined) control.setSpeed(speed);
      }}
    >
      {SPEEDS.map((speed) => (
        <option key={speed} value={speed}>
          {say.speedOf(speed)}
        </option>
      ))}
    </select>
  );
}

export function SkipBreaks({ control }: ControlProps) {
  const say = replayWords.value;
  return (
    <Button
      kind="quiet"
      icon={FastForward}
      label={say.skipIdle}
      aria-pressed={control.skipsIdle.value}
      onClick={() => control.setSkipsIdle(!control.skipsIdle.peek())}
    >
      <span class="word">{say.skipIdle}</span>
    </Button>
  );
}

/**
 * Where there is no room for these tools in the row, this button shows and hides them above it. They are no popover, for they open dialogs.
 */
export function MoreTools({ children }: { readonly children: ComponentChildren }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const say = replayWords.value;
  return (
    <>
      <div class="replay-more">
        <Button
          kind="quiet"
          icon={Ellipsis}
          label={say.tools}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <span class="word">{say.tools}</span>
        </Button>
      </div>
      <div class="replay-end" id={id} data-more={isOpen ? 'open' : 'closed'}>
        {children}
      </div>
    </>
  );
}
