/** The students who wait for approval, in the order of their arrival. */
import { Check, Moon, UserRoundX } from 'lucide';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import type { AdmissionApi } from '#client/net/admission-api.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import type { WaitingSeatView } from '#shared/protocol/views/admission-view.ts';

interface WaitingListProps {
  readonly waiting: readonly WaitingSeatView[];
  readonly admission: AdmissionApi;
}

export function WaitingList({ waiting, admission }: WaitingListProps) {
  const say = peopleWords.value;
  const [errorCode, request] = useRequest();
  return (
    <section class="stack waiting-list" aria-labelledby="people-waiting">
      <div class="seat-line">
        <h3 id="people-waiting">{say.waiting(waiting.length)}</h3>
        <span class="seat-confirm-buttons">
          <Button kind="primary" icon={Check} onClick={() => void request(admission.admit(null))}>
            {say.admitAll}
          </Button>
        </span>
      </div>
      {errorCode !== null && <ErrorLine code={errorCode} />}
      <ul class="seat-list">
        {waiting.map((seat) => (
          <li key={seat.number} class="seat-line">
            <NameChip {...seat} />
            {seat.requestedName !== null && <span class="hint">{say.requestedName(seat.requestedName)}</span>}
            {seat.returning && <span class="hint">{say.returning}</span>}
            {!seat.here && (
              <span class="status">
                <Icon icon={Moon} />
                {say.pageClosed}
              </span>
            )}
            <span class="seat-confirm-buttons">
              <Button
                icon={Check}
                aria-label={say.admitOne(seat.name)}
                onClick={() => void request(admission.admit(seat.number))}
              >
                {say.admit}
              </Button>
              <Button
                kind="quiet"
                icon={UserRoundX}
                label={say.declineOne(seat.name)}
                onClick={() => void request(admission.decline(seat.number))}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
