/** What most teachers leave as it is. */
import { useId } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { MultiChoices } from '#client/ui/controls/multi-choices.tsx';
import { CAPACITY_MAX, CUTS_MAX, NAME_LENGTH_MAX, PASSWORD_LENGTH_MAX, TITLE_LENGTH_MAX } from '#shared/limits.ts';
import { NAMINGS } from '#shared/protocol/views/seat-appearance.ts';
import { DIFFICULTIES, TAB_SIZES } from '#shared/puzzle/puzzle.ts';
import type { Size } from '#shared/puzzle/sizes.ts';
import { type ClassDraft, capacityOf, nameListProblem, namesOf } from './class-draft.ts';

const ADMISSION_MODES = ['code', 'open'] as const;

interface DraftProps {
  readonly draft: ClassDraft;
  readonly onDraft: (draft: ClassDraft) => void;
}

interface ClassOptionsProps extends DraftProps {
  /** The class is open already: what is the class's own is not asked. */
  readonly isNext: boolean;
  /** Sizes that the picture can have beside the one that everybody begins with. */
  readonly sizes: readonly Size[];
  /** Pieces of those that are made ready. */
  readonly otherSizes: ReadonlySet<number>;
  readonly onOtherSizes: (pieces: ReadonlySet<number>) => void;
}

export function ClassOptions({ draft, onDraft, isNext, sizes, otherSizes, onOtherSizes }: ClassOptionsProps) {
  const say = newClassWords.value;
  return (
    <div class="more stack">
      <MultiChoices
        legend={say.otherSizes}
        hint={say.otherSizesHint}
        options={sizes.map(({ pieces }) => ({ value: pieces, label: String(pieces) }))}
        picked={otherSizes}
        max={CUTS_MAX - 1}
        onPick={onOtherSizes}
      />
      {!isNext && <ClassFields draft={draft} onDraft={onDraft} />}
      <div>
        <Choices
          legend={say.difficulty}
          options={DIFFICULTIES.map((value) => ({ value, label: say.difficulties[value] }))}
          chosen={draft.difficulty}
          onChoose={(difficulty) => onDraft({ ...draft, difficulty })}
        />
        <p class="hint" role="status">
          {say.difficultyHints[draft.difficulty]}
        </p>
      </div>
      <Choices
        legend={say.tab}
        options={TAB_SIZES.map((value) => ({ value, label: say.tabs[value] }))}
        chosen={draft.tab}
        onChoose={(tab) => onDraft({ ...draft, tab })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={draft.turns}
          onChange={({ currentTarget: { checked } }) => onDraft({ ...draft, turns: checked })}
        />
        <span>
          <b>{say.turns}</b>
          <span class="hint">{say.turnsHint}</span>
        </span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.hints}
          onChange={({ currentTarget: { checked } }) => onDraft({ ...draft, hints: checked })}
        />
        <span>
          <b>{say.hints}</b>
          <span class="hint">{say.hintsHint}</span>
        </span>
      </label>
    </div>
  );
}

/** What is the class's own, and set once. */
function ClassFields({ draft, onDraft }: DraftProps) {
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

/** The list that she pastes; how many names it has stands below it. */
function NameList({ draft, onDraft }: DraftProps) {
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
