/** The field for the names of the students, with their number below it. */
import { useId } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { CAPACITY_MAX, NAME_LENGTH_MAX } from '#shared/limits.ts';
import { type DraftProps, nameListProblem, namesOf } from './class-draft.ts';

export function NameList({ draft, onDraft }: DraftProps) {
  const say = newClassWords.value;
  const id = useId();
  const problem = nameListProblem(draft);
  const isInvalid = problem === 'many' || problem === 'long';
  return (
    <div class="field">
      <label for={id}>{say.names}</label>
      <textarea
        id={id}
        rows={6}
        aria-describedby={`${id}-hint`}
        aria-invalid={isInvalid}
        value={draft.names}
        onInput={({ currentTarget: { value } }) => onDraft({ ...draft, names: value })}
      />
      {isInvalid ? (
        <ErrorLine
          id={`${id}-hint`}
          text={problem === 'many' ? say.namesMany(CAPACITY_MAX) : say.namesLong(NAME_LENGTH_MAX)}
        />
      ) : (
        <p class="hint" id={`${id}-hint`}>
          {problem === 'none' ? say.namesHint : say.namesCount(namesOf(draft).length)}
        </p>
      )}
    </div>
  );
}
