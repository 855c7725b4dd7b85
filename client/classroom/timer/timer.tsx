/** The class's timer: the remaining time, counted down in whole seconds; when it is up, words over the page and one announcement. */
import { Pause, Timer as TimerIcon } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { timerWords } from '#client/i18n/words/timer-words.ts';
import { serverNow } from '#client/net/server-clock.ts';
import { playSound } from '#client/play/sound/sounds.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { Timer } from '#shared/classroom/timer.ts';
import './timer.css';

const SECOND_MS = 1_000;

/** The remaining time in milliseconds, at least 0. */
export function timeLeft(timer: Timer): number {
  return timer.until === null ? timer.left : Math.max(0, timer.until - serverNow());
}

/** Renders again at each whole second of the remaining time. */
function useTimeLeft(timer: Timer | null): number {
  const [, rerender] = useState(0);
  const remaining = timer === null ? 0 : timeLeft(timer);
  useEffect(() => {
    if (timer === null || timer.until === null || remaining === 0) return;
    const delay = remaining % SECOND_MS === 0 ? SECOND_MS : remaining % SECOND_MS;
    const timeout = setTimeout(() => rerender((count) => count + 1), delay);
    return () => clearTimeout(timeout);
  });
  return remaining;
}

/** Sounds when a timer that this page has seen run is up. @param isUp null: there is no timer */
function useSoundAtTheEnd(isUp: boolean | null): void {
  const before = useRef(isUp);
  useEffect(() => {
    if (before.current === false && isUp === true) playSound('time');
    before.current = isUp;
  }, [isUp]);
}

/** Minutes and seconds. */
function figuresOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The remaining time as a button shows it, for the eyes alone: `TimerFace` says it. */
export function TimerFigures({ timer }: { readonly timer: Timer }) {
  const seconds = Math.ceil(useTimeLeft(timer) / SECOND_MS);
  return (
    <span class="timer-figures" data-up={seconds === 0 ? '' : undefined}>
      {timer.left !== null && seconds > 0 && <Icon icon={Pause} />}
      {figuresOf(seconds)}
    </span>
  );
}

interface TimerFaceProps {
  readonly timer: Timer | null;
  /** `unseen`: for screen readers alone, where a button shows its figures. */
  readonly size?: 'chip' | 'big' | 'unseen';
}

export function TimerFace({ timer, size = 'chip' }: TimerFaceProps) {
  const say = timerWords.value;
  const remaining = useTimeLeft(timer);
  const seconds = Math.ceil(remaining / SECOND_MS);
  const isUp = timer !== null && seconds === 0;
  useSoundAtTheEnd(timer === null ? null : isUp);
  const figures = figuresOf(seconds);
  return (
    <>
      {timer !== null && (
        <span
          class={size === 'unseen' ? 'unseen' : 'timer'}
          data-size={size}
          style={{ '--letters': figures.length }}
          data-up={isUp ? '' : undefined}
          role="timer"
          translate={false}
          aria-label={`${say.timer}: ${isUp ? say.timeIsUp : say.timeLeft(Math.floor(seconds / 60), seconds % 60)}`}
        >
          {size === 'chip' && <Icon icon={TimerIcon} />}
          <span aria-hidden="true">{figures}</span>
          {timer.left !== null && !isUp && <small aria-hidden="true">{say.timerPaused}</small>}
        </span>
      )}
      {isUp && (
        <b class="time-up" aria-hidden="true">
          {say.timeIsUp}
        </b>
      )}
      {/* The only live region: a screen reader announces the end and not every second. */}
      <span class="unseen" role="status">
        {isUp ? say.timeIsUp : ''}
      </span>
    </>
  );
}
