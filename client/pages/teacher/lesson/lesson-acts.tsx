/** Around a lesson: its end, what came of it, and until when the class is kept. */
import { CalendarClock, DoorClosed, DoorOpen, FileSpreadsheet } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { ClassroomView } from '../../../../shared/protocol/events.ts';
import { classroomPath } from '../../../../shared/protocol/paths.ts';
import { language } from '../../../i18n/language.ts';
import { peopleWords } from '../../../i18n/words/people.ts';
import { DoorAsks } from '../../../net/door.ts';
import type { ClassLink } from '../../../net/link.ts';
import { finishLesson } from '../../../net/teaching.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { useAsk } from '../people/ask.ts';
import './lesson.css';

interface LessonActsProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
}

export function LessonActs({ link, view: { id, finished, door } }: LessonActsProps) {
  const say = peopleWords.value;
  const asks = useMemo(() => new DoorAsks(link), [link]);
  const [why, ask] = useAsk();
  const results = `${classroomPath('results', id)}?language=${language.value}&offset=${new Date().getTimezoneOffset()}`;
  return (
    <section class="stack lesson-acts">
      {!finished && (
        <div>
          <Button
            icon={DoorClosed}
            onClick={({ currentTarget }) => {
              currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
              void ask(finishLesson(id, true));
            }}
          >
            {say.finish}
          </Button>
          <p class="hint">{say.finishHint}</p>
        </div>
      )}
      <a class="button" href={results} download>
        <Icon of={FileSpreadsheet} />
        {say.results}
      </a>
      {door !== null && (
        <div>
          <p role="status">{say.keptUntil(dayOf(door.expiresAt))}</p>
          <Button icon={CalendarClock} onClick={() => void ask(asks.extend())}>
            {say.keepLonger}
          </Button>
        </div>
      )}
      {why !== null && <TroubleLine code={why} />}
    </section>
  );
}

/** Stands in the bar while the class is finished: one press, and it goes on. */
export function Reopen({ view: { id } }: Pick<LessonActsProps, 'view'>) {
  const [why, ask] = useAsk();
  return (
    <>
      {why !== null && <TroubleLine code={why} />}
      <Button kind="primary" icon={DoorOpen} onClick={() => void ask(finishLesson(id, false))}>
        {peopleWords.value.reopen}
      </Button>
    </>
  );
}

function dayOf(at: number): string {
  return new Intl.DateTimeFormat(language.value, { year: 'numeric', month: 'long', day: 'numeric' }).format(at);
}
