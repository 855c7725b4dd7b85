/** The class's timer: figures that stand or go down a second at a time, and one sentence when the time is up. */
import { Timer as TimerIcon } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Timer } from '../../shared/classroom/facts.ts';
import { ledWords } from '../i18n/words/led.ts';
import { Icon } from '../ui/controls/icon.tsx';
import { serverNow } from './clock.ts';
import './led.css';

const SECOND_MS = 1_000;

/** Ms that are left, never less than none. */
export function leftOf(timer: Timer): number {
  return timer.until === null ? timer.left : Math.max(0, timer.until - serverNow());
}

/** Draws anew whenever another whole second is left. */
function useLeft(timer: Timer | null): number {
  const [, again] = useState(0);
  const left = timer === null ? 0 : leftOf(timer);
  useEffect(() => {
    if (timer === null || timer.until === null || left === 0) return;
    const wait = left % SECOND_MS === 0 ? SECOND_MS : left % SECOND_MS;
    const tick = setTimeout(() => again((count) => count + 1), wait);
    return () => clearTimeout(tick);
  });
  return left;
}

interface TimerFaceProps {
  readonly timer: Timer | null;
  readonly size?: 'chip' | 'big';
}

export function TimerFace({ timer, size = 'chip' }: TimerFaceProps) {
  const say = ledWords.value;
  const left = useLeft(timer);
  const seconds = Math.ceil(left / SECOND_MS);
  const isUp = timer !== null && seconds === 0;
  const figures = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <>
      {timer !== null && (
        <span
          class="timer"
          data-size={size}
          data-up={isUp ? '' : undefined}
          role="timer"
          aria-label={`${say.timer}: ${isUp ? say.timeIsUp : say.timeLeft(Math.floor(seconds / 60), seconds % 60)}`}
        >
          <Icon of={TimerIcon} />
          <span aria-hidden="true">{figures}</span>
          {timer.left !== null && <small aria-hidden="true">{say.stopped}</small>}
        </span>
      )}
      {/* The only thing that is read out: figures are there for whoever asks. */}
      <span class="unseen" role="status">
        {isUp ? say.timeIsUp : ''}
      </span>
    </>
  );
}
