/** The fields of the join form's steps after the code: the password, the student's identity, and the rejoin code. */
import type { RefObject } from 'preact';
import { Lazy } from '#client/app/lazy.tsx';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { Field } from '#client/ui/controls/field.tsx';
import { NAME_LENGTH_MAX } from '#shared/limits.ts';
import type { JoinPreview } from '#shared/protocol/http/responses.ts';
import { errorAt } from './join-error-line.tsx';
import { type JoinFlow, rejoinCodeFrom } from './join-flow.ts';

const loadSeatPicker = () => import('./identity-picker.tsx').then(({ SeatPicker }) => SeatPicker);
const loadNicknamePicker = () => import('./identity-picker.tsx').then(({ NicknamePicker }) => NicknamePicker);

interface JoinStepProps {
  readonly flow: JoinFlow;
  /** The step's field, which gets the focus. */
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChange: (changes: Partial<JoinFlow>) => void;
}

export function PasswordStep({ flow, field, onChange }: JoinStepProps) {
  const say = joinWords.value;
  return (
    <Field
      field={field}
      label={say.password}
      hint={say.passwordHint}
      error={errorAt('password', flow)}
      isSecret
      autoComplete="off"
      enterKeyHint="next"
      value={flow.password}
      onInput={({ currentTarget: { value } }) => onChange({ password: value })}
    />
  );
}

interface WhoStepProps extends JoinStepProps {
  readonly preview: JoinPreview;
}

export function WhoStep({ flow, preview, field, onChange }: WhoStepProps) {
  const say = joinWords.value;
  const { naming, choices, offers } = preview;
  return (
    <>
      {naming === 'typed' && (
        <Field
          field={field}
          label={say.name}
          hint={say.nameHint}
          error={errorAt('who', flow)}
          autoComplete="off"
          enterKeyHint="go"
          maxLength={NAME_LENGTH_MAX * 4}
          value={flow.name}
          onInput={({ currentTarget: { value } }) => onChange({ name: value })}
        />
      )}
      {choices.length > 0 && (
        <Lazy
          load={loadSeatPicker}
          props={{
            preview,
            chosen: flow.chosenNumber,
            onChoose: (chosenNumber: number) => onChange({ chosenNumber }),
          }}
        />
      )}
      {naming === 'nicknames' && (
        <Lazy
          load={loadNicknamePicker}
          props={{ offers, offerIndex: flow.offerIndex, onNext: (offerIndex: number) => onChange({ offerIndex }) }}
        />
      )}
      {naming !== 'typed' && <p class="hint">{say.teacherSees}</p>}
    </>
  );
}

export function RejoinStep({ flow, field, onChange }: JoinStepProps) {
  const say = joinWords.value;
  return (
    <Field
      field={field}
      class="rejoin-field"
      label={say.rejoin}
      hint={say.rejoinHint}
      error={errorAt('rejoin', flow)}
      autoComplete="off"
      enterKeyHint="go"
      value={flow.rejoinCode}
      onInput={({ currentTarget }) => {
        currentTarget.value = rejoinCodeFrom(currentTarget.value);
        onChange({ rejoinCode: currentTarget.value });
      }}
    />
  );
}
