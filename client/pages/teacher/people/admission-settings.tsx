/** The admission mode of the class, its lock for new students, and the bans. */
import { UserRoundCheck } from 'lucide';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import type { AdmissionApi } from '#client/net/admission-api.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { useOptimistic } from '#client/ui/controls/use-optimistic.ts';
import { ADMISSION_MODES } from '#shared/classroom/classroom-event.ts';
import type { AdmissionView } from '#shared/protocol/views/admission-view.ts';

interface AdmissionSettingsProps {
  readonly view: AdmissionView;
  readonly admission: AdmissionApi;
}

export function AdmissionSettings({ view, admission }: AdmissionSettingsProps) {
  const say = peopleWords.value;
  const [errorCode, request] = useRequest();
  const [mode, chooseMode] = useOptimistic(view.mode, (next) => request(admission.setMode(next)));
  const [isLocked, lock] = useOptimistic(view.locked, (next) => request(admission.setLocked(next)));
  return (
    <section class="stack admission-settings">
      <Choices
        legend={say.admission}
        options={ADMISSION_MODES.map((value) => ({ value, label: say.admissionModes[value] }))}
        chosen={mode}
        onChoose={chooseMode}
      />
      <p class="hint">{say.admissionHints[mode]}</p>
      <label class="check">
        <input type="checkbox" checked={isLocked} onChange={({ currentTarget }) => lock(currentTarget.checked)} />
        <span>
          <b>{say.lock}</b>
          <span class="hint">{say.lockHint}</span>
        </span>
      </label>
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
