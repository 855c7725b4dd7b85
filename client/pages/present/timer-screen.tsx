/** The timer as large as the projector's window allows; while there is none, the time of day. */
import { useEffect, useState } from 'preact/hooks';
import { TimerFace } from '#client/classroom/timer/timer.tsx';
import { language } from '#client/i18n/language.ts';
import { timeOfDay } from '#client/i18n/time-of-day.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';

const MINUTE_MS = 60_000;

export function TimerScreen({ timer }: Pick<PresentView, 'timer'>) {
  if (timer !== null) return <TimerFace timer={timer} size="big" />;
  return (
    <div class="present-clock">
      <TimeOfDay />
      <p class="present-hint">{controlsWords.value.presentNoTimer}</p>
    </div>
  );
}

/** This device's own time, to the minute. */
function TimeOfDay() {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timeout = setTimeout(() => setNow(Date.now()), MINUTE_MS - (now % MINUTE_MS));
    return () => clearTimeout(timeout);
  }, [now]);
  return (
    <time class="present-time" translate={false}>
      {timeOfDay(now, language.value)}
    </time>
  );
}
