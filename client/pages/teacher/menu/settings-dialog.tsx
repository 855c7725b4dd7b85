/** The dialog with the settings that a teacher changes during a lesson: title, hints, difficulty, replays, and how new students are named. */
import { SlidersHorizontal } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { useOptimistic } from '#client/ui/controls/use-optimistic.ts';
import { Dialog, openDialog } from '#client/ui/surfaces/dialog.tsx';
import { TITLE_LENGTH_MAX } from '#shared/limits.ts';
import type { SettingsMessage } from '#shared/protocol/messages/control-messages.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import type { AdmissionView } from '#shared/protocol/views/admission-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { NAMINGS } from '#shared/protocol/views/seat-appearance.ts';
import { DIFFICULTIES } from '#shared/puzzle/puzzle.ts';

interface SettingsDialogProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
}

/** Sends a change; resolves to whether the server has taken it. */
type Change = (changes: SettingsMessage) => Promise<boolean>;

export function SettingsDialog({ link, view: { title, activity, admission, controls } }: SettingsDialogProps) {
  const say = controlsWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [errorCode, request] = useRequest();
  const change: Change = (changes) => request(link.control('settings', changes));
  return (
    <>
      <Button icon={SlidersHorizontal} onClick={() => openDialog(dialog.current)}>
        {say.settings}
      </Button>
      <Dialog dialog={dialog} title={say.settings}>
        <p class="hint">{say.settingsHint}</p>
        <TitleForm key={title} title={title} change={change} />
        {activity !== null && <ActivitySettings activity={activity} change={change} />}
        <ReplaySetting isAllowed={controls.studentReplay} change={change} />
        {admission !== null && <NamingChoices admission={admission} change={change} />}
        {errorCode !== null && <ErrorLine code={errorCode} />}
      </Dialog>
    </>
  );
}

function TitleForm({ title, change }: { readonly title: string; readonly change: Change }) {
  const [typed, setTyped] = useState(title);
  return (
    <form
      class="title-form"
      onSubmit={(event) => {
        event.preventDefault();
        void change({ title: typed });
      }}
    >
      <Field
        label={newClassWords.value.title}
        autoComplete="off"
        maxLength={TITLE_LENGTH_MAX}
        value={typed}
        onInput={({ currentTarget: { value } }) => setTyped(value)}
      />
      <Button type="submit">{controlsWords.value.saveTitle}</Button>
    </form>
  );
}

function ActivitySettings({ activity, change }: { readonly activity: ActivityView; readonly change: Change }) {
  const say = newClassWords.value;
  const [hints, setHints] = useOptimistic(activity.hints, (next) => change({ hints: next }));
  const [difficulty, setDifficulty] = useOptimistic(activity.difficulty, (next) => change({ difficulty: next }));
  return (
    <>
      <SettingCheck label={say.hints} hint={say.hintsHint} isOn={hints} onChoose={setHints} />
      <div>
        <Choices
          legend={say.difficulty}
          options={DIFFICULTIES.map((value) => ({ value, label: say.difficulties[value] }))}
          chosen={difficulty}
          onChoose={setDifficulty}
        />
        <p class="hint" role="status">
          {say.difficultyHints[difficulty]}
        </p>
        <p class="hint">{controlsWords.value.joinedStays}</p>
      </div>
    </>
  );
}

function ReplaySetting({ isAllowed, change }: { readonly isAllowed: boolean; readonly change: Change }) {
  const say = controlsWords.value;
  const [isOn, choose] = useOptimistic(isAllowed, (next) => change({ studentReplay: next }));
  return <SettingCheck label={say.studentReplay} hint={say.studentReplayHint} isOn={isOn} onChoose={choose} />;
}

function NamingChoices({ admission, change }: { readonly admission: AdmissionView; readonly change: Change }) {
  const say = newClassWords.value;
  const [naming, setNaming] = useOptimistic(admission.naming, (next) => change({ naming: next }));
  return (
    <div>
      <Choices
        legend={say.naming}
        options={NAMINGS.filter((each) => each !== 'list' || admission.hasNameList).map((value) => ({
          value,
          label: say.namings[value],
        }))}
        chosen={naming}
        onChoose={setNaming}
      />
      <p class="hint" role="status">
        {say.namingHints[naming]}
      </p>
      <p class="hint">{controlsWords.value.namingOfNewStudents}</p>
    </div>
  );
}
