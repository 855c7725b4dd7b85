/** The link to a lesson's results, its end, and the date until which the class is stored. */

import { CalendarClock, DoorClosed, Table2 } from 'lucide';
import { useMemo } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { setLessonFinished } from '#client/net/http/teacher-api.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { closePopoverAround } from '#client/ui/surfaces/popover-support.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { pagePath } from '#shared/protocol/paths.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import './lesson-actions.css';

interface LessonActionsProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
}

export function FinishLesson({ view: { id, finished } }: Pick<LessonActionsProps, 'view'>) {
  const say = peopleWords.value;
  const [errorCode, request] = useRequest();
  if (finished) return null;
  return (
    <div class="rows lesson-actions">
      <div>
        <Button
          icon={DoorClosed}
          onClick={({ currentTarget }) => {
            closePopoverAround(currentTarget);
            void request(setLessonFinished(id, true));
          }}
        >
          {say.finish}
        </Button>
        <p class="hint">{say.finishHint}</p>
      </div>
      {errorCode !== null && <ErrorLine code={errorCode} />}
    </div>
  );
}

export function KeepLonger({ link, view: { admission: admissionView } }: LessonActionsProps) {
  const say = peopleWords.value;
  const admission = useMemo(() => new AdmissionApi(link), [link]);
  const [errorCode, request] = useRequest();
  if (admissionView === null) return null;
  return (
    <div class="rows lesson-actions">
      <div>
        <Button icon={CalendarClock} onClick={() => void request(admission.extendRetention())}>
          {say.extendRetention}
        </Button>
        <p class="hint" role="status">
          {say.storedUntil(formatDay(admissionView.expiresAt))}
        </p>
      </div>
      {errorCode !== null && <ErrorLine code={errorCode} />}
    </div>
  );
}

export function ResultsLink({ classroom }: { readonly classroom: ClassroomId }) {
  return (
    <a class="button" href={pagePath('results', classroom)}>
      <Icon icon={Table2} />
      {peopleWords.value.results}
    </a>
  );
}

function formatDay(at: number): string {
  return new Intl.DateTimeFormat(language.value, { year: 'numeric', month: 'long', day: 'numeric' }).format(at);
}
