/** One student's row. The actions are folded, so that none is pressed by mistake. */
import { Check, ChevronDown, Moon } from 'lucide';
import { useState } from 'preact/hooks';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import type { AdmissionApi } from '#client/net/admission-api.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { AdmissionSeatView } from '#shared/protocol/views/admission-view.ts';
import { SeatActions } from './seat-actions.tsx';

interface SeatRowProps {
  readonly classroom: ClassroomId;
  readonly seat: AdmissionSeatView;
  readonly admission: AdmissionApi;
}

export function SeatRow({ classroom, seat, admission }: SeatRowProps) {
  const say = peopleWords.value;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li class="seat-item">
      <button type="button" class="row" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <NameChip {...seat} />
        <span class="rest">
          {!seat.here && (
            <span class="status">
              <Icon icon={Moon} />
              {say.away}
            </span>
          )}
          <Icon icon={ChevronDown} />
        </span>
      </button>
      {seat.requestedName !== null && (
        <RequestedName number={seat.number} name={seat.requestedName} admission={admission} />
      )}
      {isOpen && <SeatActions classroom={classroom} seat={seat} admission={admission} />}
    </li>
  );
}

interface RequestedNameProps {
  readonly number: number;
  readonly name: string;
  readonly admission: AdmissionApi;
}

/** A name that others see only after the teacher's nod. */
function RequestedName({ number, name, admission }: RequestedNameProps) {
  const say = peopleWords.value;
  const [errorCode, request] = useRequest();
  return (
    <div class="seat-requested">
      <p>{say.requestedName(name)}</p>
      <Button icon={Check} onClick={() => void request(admission.rename(number, name))}>
        {say.allowName}
      </Button>
      {errorCode !== null && <ErrorLine code={errorCode} />}
    </div>
  );
}
