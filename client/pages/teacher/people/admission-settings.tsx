/** The admission mode of the class, its lock for new students, and the bans. */
import { Plus, UserRoundCheck } from 'lucide';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import type { AdmissionApi } from '#client/net/admission-api.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { useOptimistic } from '#client/ui/controls/use-optimistic.ts';
import { ADMISSION_MODES } from '#shared/classroom/classroom-event.ts';
import { CAPACITY_MAX } from '#shared/limits.ts';
import type { AdmissionView } from '#shared/protocol/views/admission-view.ts';

interface AdmissionSettingsProps {
  readonly view: AdmissionView;
  readonly seats: number;
  readonly capacity: number;
  readonly admission: AdmissionApi;
}

/** How many seats one press adds. */
const SEATS_ADDED = 5;

export function AdmissionSettings({ view, seats, capacity, admission }: AdmissionSettingsProps) {
  const say = peopleWords.value;
  const { admission: legend, admissionModes, admissionHints } = newClassWords.value;
  const [errorCode, request] = useRequest();
  const [mode, chooseMode] = useOptimistic(view.mode, (next) => request(admission.setMode(next)));
  const [isLocked, lock] = useOptimistic(view.locked, (next) => request(admission.setLocked(next)));
  return (
    <section class="stack admission-settings">
      <Choices
        legend={legend}
        options={ADMISSION_MODES.map((value) => ({ value, label: admissionModes[value] }))}
        chosen={mode}
        onChoose={chooseMode}
      />
      <p class="hint">{admissionHints[mode]}</p>
      <SettingCheck label={say.lock} hint={say.lockHint} isOn={isLocked} onChoose={lock} />
      <div class="seat-line">
        <span>{say.seatsNow(seats, capacity)}</span>
        {view.mayHaveMoreSeats && (
          <span class="seat-confirm-buttons">
            <Button
              icon={Plus}
              onClick={() => void request(admission.raiseCapacity(Math.min(CAPACITY_MAX, capacity + SEATS_ADDED)))}
            >
              {say.moreSeats(Math.min(CAPACITY_MAX - capacity, SEATS_ADDED))}
            </Button>
          </span>
        )}
      </div>
      {view.banned > 0 && (
        <div class="seat-line">
          <span>{say.banned(view.banned)}</span>
          <span class="seat-confirm-buttons">
            <Button icon={UserRoundCheck} onClick={() => void request(admission.liftBans())}>
              {say.liftBans}
            </Button>
          </span>
        </div>
      )}
      {errorCode !== null && <ErrorLine code={errorCode} />}
    </section>
  );
}
