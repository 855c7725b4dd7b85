/** The fields of the join form's steps after the code: the password, the student's identity, and the rejoin code. They load with the first of them. */
import { Ellipsis } from 'lucide';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { Field } from '#client/ui/controls/field.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
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

/** The fields of the step that the form is at. */
export function JoinSteps({ flow, onChange }: Omit<JoinStepProps, 'field'>) {
  const { step, preview } = flow;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [step]);
  const given = { flow, field, onChange };
  if (step === 'password') return <PasswordStep {...given} />;
  if (step === 'rejoin') return <RejoinStep {...given} />;
  return step === 'who' && preview !== null ? <WhoStep {...given} preview={preview} /> : null;
}

function PasswordStep({ flow, field, onChange }: JoinStepProps) {
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

function WhoStep({ flow, preview, field, onChange }: WhoStepProps) {
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

function RejoinStep({ flow, field, onChange }: JoinStepProps) {
  const say = joinWords.value;
  return (
    <Field
      field={field}
      class="rejoin-field"
      label={say.rejoin}
      hint={<RejoinHint text={say.rejoinHint} />}
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

/** The sentence names the other device's menu by its sign, which is drawn as it looks there: in small letters it would pass for a dash. */
function RejoinHint({ text }: { readonly text: string }) {
  const [before, after] = text.split('⋯');
  return (
    <>
      {before}
      <span class="menu-sign">
        <Icon icon={Ellipsis} />
        <span class="unseen">{sharedWords.value.more}</span>
      </span>
      {after}
    </>
  );
}
