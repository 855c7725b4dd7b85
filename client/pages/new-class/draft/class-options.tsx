/** The options that most teachers leave at their defaults, in groups. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { isSizeOffered } from '#client/pages/new-class/picture/puzzle-size.ts';
import type { PuzzleCuts } from '#client/pages/new-class/picture/use-puzzle-cuts.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { MultiChoices } from '#client/ui/controls/multi-choices.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { CUTS_MAX } from '#shared/limits.ts';
import { TAB_SIZES } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { DIFFICULTIES } from '#shared/puzzle/puzzle.ts';
import type { DraftProps } from './class-draft.ts';
import { ClassFields, StudentFields } from './class-fields.tsx';

/** Of the options, for the button that shows them. */
export const CLASS_OPTIONS_ID = 'class-options';

interface ClassOptionsProps extends DraftProps {
  /** The class is open already: the options of the class itself are left out. */
  readonly isNext: boolean;
  /** Null: no picture is cut. */
  readonly cuts: PuzzleCuts | null;
}

/** Here and not among the usual sizes, so that nothing above moves when the options open. */
function LargerSizes({ cuts: { sizes, size, choosePieces } }: { readonly cuts: PuzzleCuts }) {
  const larger = sizes.filter((each) => !isSizeOffered(each));
  if (larger.length === 0) return null;
  return (
    <Choices
      legend={newClassWords.value.largerSizes}
      options={larger.map(({ pieces }) => ({ value: pieces, label: String(pieces) }))}
      chosen={size?.pieces ?? 0}
      onChoose={choosePieces}
    />
  );
}

export function ClassOptions({ draft, onDraft, isNext, cuts }: ClassOptionsProps) {
  const say = newClassWords.value;
  // Before the class's, so that a list of names has the height of the window.
  const students = !isNext && (
    <OptionGroup title={say.optionGroups.students}>
      <StudentFields draft={draft} onDraft={onDraft} />
    </OptionGroup>
  );
  return (
    <section class="class-options" id={CLASS_OPTIONS_ID} aria-label={say.moreOptions}>
      <div>
        <OptionGroup title={say.optionGroups.puzzle}>
          {cuts !== null && <LargerSizes cuts={cuts} />}
          {cuts !== null && <OtherSizes cuts={cuts} />}
          {cuts !== null && <CutOptions draft={draft} onDraft={onDraft} />}
          <SettingCheck
            label={say.hints}
            hint={say.hintsHint}
            isOn={draft.hints}
            onChoose={(hints) => onDraft({ ...draft, hints })}
          />
        </OptionGroup>
        {/* Few options of the puzzle leave room below them. */}
        {cuts === null && students}
      </div>
      {!isNext && (
        <div>
          {cuts !== null && students}
          <OptionGroup title={say.optionGroups.class}>
            <ClassFields draft={draft} onDraft={onDraft} />
          </OptionGroup>
        </div>
      )}
    </section>
  );
}

function OptionGroup({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="option-group stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function OtherSizes({ cuts: { sizes, size, otherSizes, chooseOtherPieces } }: { readonly cuts: PuzzleCuts }) {
  const say = newClassWords.value;
  return (
    <MultiChoices
      legend={say.otherSizes}
      hint={say.otherSizesHint}
      options={sizes.filter((each) => each !== size).map(({ pieces }) => ({ value: pieces, label: String(pieces) }))}
      picked={new Set(otherSizes.map(({ pieces }) => pieces))}
      max={CUTS_MAX - 1}
      onPick={chooseOtherPieces}
    />
  );
}

/** How hard a cut picture is. */
function CutOptions({ draft, onDraft }: DraftProps) {
  const say = newClassWords.value;
  return (
    <>
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
      <SettingCheck
        label={say.turns}
        hint={say.turnsHint}
        isOn={draft.turns}
        onChoose={(turns) => onDraft({ ...draft, turns })}
      />
    </>
  );
}
