/** Who is in the class and who wants to be: a panel of the teacher's alone. A projector's window has nothing of it. */
import { Users, X } from 'lucide';
import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { ClassroomView } from '../../../../shared/protocol/events.ts';
import { peopleWords } from '../../../i18n/words/people.ts';
import { words } from '../../../i18n/words/shared.ts';
import { DoorAsks } from '../../../net/door.ts';
import type { ClassLink } from '../../../net/link.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useFocusKept } from '../../../ui/focus-kept.ts';
import { DoorSettings } from './door-settings.tsx';
import { SeatItem } from './seat-item.tsx';
import { WaitingList } from './waiting-list.tsx';
import './people.css';

interface PeopleProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  /** The panel, for whoever else opens it. */
  readonly panel: RefObject<HTMLDialogElement | null>;
}

export function People({ link, view, panel }: PeopleProps) {
  const say = peopleWords.value;
  const place = useRef<HTMLDivElement>(null);
  const asks = useMemo(() => new DoorAsks(link), [link]);
  const { door } = view;
  useFocusKept(place, () =>
    place.current?.querySelector<HTMLElement>(panel.current?.open === true ? '#people' : '.people-button'),
  );
  if (door === null) return null;
  const { seats, waiting } = door;
  return (
    <div class="people-place" ref={place}>
      <Button
        kind="quiet"
        icon={Users}
        class="button people-button"
        aria-label={waiting.length === 0 ? say.people : say.peopleWaiting(waiting.length)}
        onClick={() => panel.current?.showModal()}
      >
        <span class="word">{say.people}</span>
        {waiting.length > 0 && <b class="count">{waiting.length}</b>}
      </Button>
      <dialog ref={panel} class="people" aria-labelledby="people">
        <div class="dialog-head">
          <h2 id="people" tabIndex={-1}>
            {say.people}
          </h2>
          <Button kind="quiet" icon={X} label={words.value.close} onClick={() => panel.current?.close()} />
        </div>
        <div class="stack people-all">
          {waiting.length > 0 && <WaitingList waiting={waiting} asks={asks} />}
          <DoorSettings door={door} asks={asks} />
          <section aria-labelledby="people-in">
            <h3 id="people-in">{say.in(seats.length)}</h3>
            {seats.length === 0 ? (
              <p class="hint">{say.nobody}</p>
            ) : (
              <ul class="seat-list">
                {seats.map((seat) => (
                  <SeatItem key={seat.number} classroom={view.id} seat={seat} asks={asks} />
                ))}
              </ul>
            )}
          </section>
          <p class="hint">{say.teachers(door.teachers, door.coTeachers)}</p>
        </div>
      </dialog>
    </div>
  );
}
