/** The notice that the lesson is finished, with the button that opens it again. */
import { DoorClosed, DoorOpen } from 'lucide';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { setLessonFinished } from '#client/net/http/teacher-api.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { ClassroomId } from '#shared/ids.ts';

interface FinishedStripProps {
  readonly classroom: ClassroomId;
  readonly isFinished: boolean;
}

export function FinishedStrip({ classroom, isFinished }: FinishedStripProps) {
  const say = peopleWords.value;
  const [errorCode, request] = useRequest();
  const reopen = async () => {
    // The button disappears with the strip.
    if (await request(setLessonFinished(classroom, false))) document.querySelector('main')?.focus();
  };
  return (
    <div class="state-strip" hidden={!isFinished}>
      <p role="status">
        {isFinished && (
          <>
            <Icon icon={DoorClosed} />
            <span>{say.finished}</span>
          </>
        )}
      </p>
      <Button icon={DoorOpen} onClick={() => void reopen()}>
        {say.reopen}
      </Button>
      {errorCode !== null && <ErrorLine code={errorCode} />}
    </div>
  );
}
