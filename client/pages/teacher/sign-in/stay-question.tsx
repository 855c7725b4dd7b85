/** Asks how long this device stays a teacher's. The safe answer is the first: the device may be a student's. */
import { CalendarClock, Timer } from 'lucide';
import { deviceWords } from '#client/i18n/words/teacher/device-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { NoticePage } from '#client/ui/surfaces/notice-page.tsx';
import { SESSION_DAYS, TEACHER_NOW_MS } from '#shared/limits.ts';
import { PAGE } from '#shared/protocol/paths.ts';
import './stay-question.css';

const HOUR_MS = 3_600_000;

export function StayQuestion({ onChoose }: { readonly onChoose: (stay: 'now' | 'keep') => void }) {
  const say = deviceWords.value;
  return (
    <NoticePage text={say.stayQuestion} home={PAGE.newClass}>
      <div class="stay-choices">
        <div>
          <Button kind="primary" icon={Timer} aria-describedby="only-now-hint" onClick={() => onChoose('now')}>
            {say.onlyNow}
          </Button>
          <p id="only-now-hint" class="hint">
            {say.onlyNowHint(TEACHER_NOW_MS / HOUR_MS)}
          </p>
        </div>
        <div>
          <Button icon={CalendarClock} aria-describedby="keep-hint" onClick={() => onChoose('keep')}>
            {say.keep}
          </Button>
          <p id="keep-hint" class="hint">
            {say.keepHint(SESSION_DAYS)}
          </p>
        </div>
      </div>
    </NoticePage>
  );
}
