/** The students in the class and those who wait for approval. Only teachers see this panel; the projector never shows it. */
import { Users } from 'lucide';
import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { useRestoreFocus } from '#client/ui/restore-focus.ts';
import { Dialog, openDialog } from '#client/ui/surfaces/dialog.tsx';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { AdmissionSettings } from './admission-settings.tsx';
import { NameFilter } from './name-filter.tsx';
import { SeatRow } from './seat-row.tsx';
import { TeamMoves } from './team-moves.tsx';
import { WaitingList } from './waiting-list.tsx';
import './people-panel.css';

interface PeoplePanelProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  /** The panel's dialog, which the waiting strip opens, too. */
  readonly dialog: RefObject<HTMLDialogElement | null>;
}

export function PeoplePanel({ link, view, dialog }: PeoplePanelProps) {
  const say = peopleWords.value;
  const container = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const admission = useMemo(() => new AdmissionApi(link), [link]);
  const { admission: admissionView } = view;
  useRestoreFocus(container, () =>
    dialog.current?.open === true ? heading.current : container.current?.querySelector<HTMLElement>('.people-button'),
  );
  if (admissionView === null) return null;
  const { seats, waiting } = admissionView;
  const toDecide = waiting.length + seats.filter(({ requestedName }) => requestedName !== null).length;
  return (
    <div class="people-area" ref={container}>
      <Button
        kind="quiet"
        icon={Users}
        class="button people-button"
        aria-label={toDecide === 0 ? say.people : say.peopleWaiting(toDecide)}
        onClick={() => openDialog(dialog.current)}
      >
        <span class="word">{say.people}</span>
        {toDecide > 0 && (
          <b class="count" translate={false}>
            {toDecide}
          </b>
        )}
      </Button>
      <Dialog dialog={dialog} title={say.people} heading={heading} name="people">
        {waiting.length > 0 && <WaitingList waiting={waiting} admission={admission} />}
        <TeamMoves link={link} view={view} />
        <AdmissionSettings view={admissionView} seats={view.seats} capacity={view.capacity} admission={admission} />
        <section aria-labelledby="people-in">
          <h3 id="people-in">{say.studentsPresent(seats.length)}</h3>
          {seats.length === 0 ? (
            <p class="hint">{say.nobody}</p>
          ) : (
            <NameFilter all={seats}>
              {(left) => (
                <ul class="seat-list">
                  {left.map((seat) => (
                    <SeatRow key={seat.number} classroom={view.id} seat={seat} admission={admission} />
                  ))}
                </ul>
              )}
            </NameFilter>
          )}
        </section>
        <p class="hint">{say.teachersPresent(admissionView.teachers, admissionView.coTeachers)}</p>
      </Dialog>
    </div>
  );
}
