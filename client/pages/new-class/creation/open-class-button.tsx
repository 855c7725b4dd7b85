/** The button that opens the class or starts its next activity. While that is under way, its progress replaces the button. */
import { DoorOpen } from 'lucide';
import { cardSetWords } from '#client/i18n/words/teacher/card-set-words.ts';
import { mapWords } from '#client/i18n/words/teacher/map-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { nextActivityWords } from '#client/i18n/words/teacher/next-activity-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { CreationProgress } from './creation-progress.tsx';
import { refusedCardsSentence } from './refused-cards.ts';
import { type ClassCreationState, type OpenClassOptions, useClassCreation } from './use-class-creation.ts';

export function OpenClassButton(props: OpenClassOptions) {
  const { request, missing, existingClass } = props;
  const say = newClassWords.value;
  const creation = useClassCreation(props);
  const { progress, isKeyRequested, isKeyWrong, teacherKey, setTeacherKey } = creation;
  // After a press the sentence of the problem says it.
  const reason = missing !== null && creation.problem === null ? missingSentence(missing) : null;
  if (progress !== null) return <CreationProgress progress={progress} onCancel={creation.cancel} />;
  return (
    <form
      class="open"
      onSubmit={(event) => {
        event.preventDefault();
        void creation.open();
      }}
    >
      {isKeyRequested && (
        <Field
          label={say.teacherKey}
          hint={say.teacherKeyHint}
          isSecret
          error={isKeyWrong ? (id) => <ErrorLine id={id} text={say.teacherKeyWrong} /> : null}
          autoComplete="current-password"
          value={teacherKey}
          onInput={({ currentTarget: { value } }) => setTeacherKey(value)}
        />
      )}
      <CreationProblem creation={creation} missing={missing} />
      <Button
        kind="primary"
        type="submit"
        icon={DoorOpen}
        aria-disabled={request === null}
        aria-describedby={reason === null ? undefined : 'open-reason'}
      >
        {existingClass === null ? say.open : nextActivityWords.value.nextActivity}
      </Button>
      {reason !== null && (
        <p class="hint open-reason" id="open-reason">
          {reason}
        </p>
      )}
    </form>
  );
}

type Missing = NonNullable<OpenClassOptions['missing']>;

function missingSentence(missing: Missing): string {
  const sentences: Record<Missing, string> = {
    picture: newClassWords.value.pictureMissing,
    cards: cardSetWords.value.missing,
    labels: cardSetWords.value.labelsMissing,
    pictures: cardSetWords.value.picturesMissing,
    map: mapWords.value.missing,
  };
  return sentences[missing];
}

interface CreationProblemProps extends Pick<OpenClassOptions, 'missing'> {
  readonly creation: ClassCreationState;
}

/** The problem of the latest attempt, except a wrong key, which the field of the key shows. */
function CreationProblem({ creation: { problem, refusedCards, isKeyWrong }, missing }: CreationProblemProps) {
  const say = newClassWords.value;
  if (problem === null || isKeyWrong) return null;
  if (problem === 'cancelled')
    return (
      <p class="hint" role="status">
        {say.cancelled}
      </p>
    );
  if (problem === 'no-picture-yet') return missing === null ? null : <ErrorLine text={missingSentence(missing)} />;
  if (refusedCards.length > 0) return <ErrorLine text={refusedCardsSentence(problem, refusedCards)} />;
  return <ErrorLine code={problem} />;
}
