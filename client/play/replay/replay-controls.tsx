/** Buttons of a replay: play, step, speed, and whether breaks are skipped. */
import { FastForward, Pause, Play as PlayIcon, StepBack, StepForward } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { SPEEDS } from './replay-clock.ts';
import type { ReplayControl } from './replay-control.ts';
import './replay-panel.css';

interface PaceProps {
  readonly control: ReplayControl;
}

interface PlayButtonsProps extends PaceProps {
  /** There is nothing to play. */
  readonly isEmpty: boolean;
  /** What the keys do, in words. */
  readonly keys: string;
}

/** Has the focus at first. */
export function PlayButtons({ control, isEmpty, keys }: PlayButtonsProps) {
  const say = replayWords.value;
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector('button')?.focus(), []);
  const isPlaying = control.isPlaying.value;
  return (
    <div class="replay-buttons" ref={first}>
      <Button
        kind="quiet"
        icon={isPlaying ? Pause : PlayIcon}
        label={isPlaying ? say.pause : say.play}
        aria-disabled={isEmpty}
        title={`${isPlaying ? say.pause : say.play}. ${keys}`}
        onClick={() => (isPlaying ? control.pause() : control.play())}
      />
      <Button kind="quiet" icon={StepBack} label={say.stepBack} onClick={() => control.step(-1)} />
      <Button kind="quiet" icon={StepForward} label={say.stepForward} onClick={() => control.step(1)} />
    </div>
  );
}

export function Pace({ control }: PaceProps) {
  const say = replayWords.value;
  return (
    <div class="replay-pace">
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
      <Button
        kind="quiet"
        icon={FastForward}
        aria-pressed={control.skipsIdle.value}
        title={say.skipIdle}
        onClick={() => control.setSkipsIdle(!control.skipsIdle.peek())}
      >
        <span class="word">{say.skipIdle}</span>
      </Button>
    </div>
  );
}
