/** The options of the class itself, which are set once: its title, password and admission, and the names and seats of its students. */
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { CAPACITY_MAX, PASSWORD_LENGTH_MAX, TITLE_LENGTH_MAX } from '#shared/limits.ts';
import { NAMINGS } from '#shared/protocol/views/seat-appearance.ts';
import { capacityOf, type DraftProps } from './class-draft.ts';
import { NameList } from './name-list.tsx';

const ADMISSION_MODES = ['code', 'open'] as const;

export function ClassFields({ draft, onDraft }: DraftProps) {
  const say = newClassWords.value;
  return (
    <>
      <Field
        label={say.title}
        hint={say.titleHint}
        autoComplete="off"
        maxLength={TITLE_LENGTH_MAX}
        value={draft.title}
        onInput={({ currentTarget: { value } }) => onDraft({ ...draft, title: value })}
      />
      <Field
        label={say.password}
        hint={say.passwordHint}
        autoComplete="off"
        maxLength={PASSWORD_LENGTH_MAX}
        value={draft.password}
        onInput={({ currentTarget: { value } }) => onDraft({ ...draft, password: value })}
      />
      <div>
        <Choices
          legend={say.admission}
          options={ADMISSION_MODES.map((value) => ({ value, label: say.admissionModes[value] }))}
          chosen={draft.admissionMode}
          onChoose={(admissionMode) => onDraft({ ...draft, admissionMode })}
        />
        <p class="hint" role="status">
          {say.admissionHints[draft.admissionMode]}
        </p>
      </div>
    </>
  );
}

/** How many students there may be, and what they are called. */
export function StudentFields({ draft, onDraft }: DraftProps) {
  const say = newClassWords.value;
  return (
    <>
      <div>
        <Choices
          legend={say.naming}
          options={NAMINGS.map((value) => ({ value, label: say.namings[value] }))}
          chosen={draft.naming}
          onChoose={(naming) => onDraft({ ...draft, naming })}
        />
        <p class="hint" role="status">
          {say.namingHints[draft.naming]}
        </p>
      </div>
      {draft.naming === 'list' ? (
        <NameList draft={draft} onDraft={onDraft} />
      ) : (
        <Field
          label={say.capacity}
          inputMode="numeric"
          autoComplete="off"
          value={draft.capacity}
          error={
            capacityOf(draft) === null ? (id) => <ErrorLine id={id} text={say.capacityInvalid(CAPACITY_MAX)} /> : null
          }
          onInput={({ currentTarget: { value } }) => onDraft({ ...draft, capacity: value })}
        />
      )}
    </>
  );
}
