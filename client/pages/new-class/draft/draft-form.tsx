/** The choices beside the picture: the number of pieces, who plays together, and the button that shows all other options. */
import { ChevronDown } from 'lucide';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { nextActivityWords } from '#client/i18n/words/teacher/next-activity-words.ts';
import { isSizeOffered } from '#client/pages/new-class/picture/puzzle-size.ts';
import type { PuzzleCuts } from '#client/pages/new-class/picture/use-puzzle-cuts.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { DESCRIPTION_LENGTH_MAX } from '#shared/limits.ts';
import type { DraftProps } from './class-draft.ts';
import { CLASS_OPTIONS_ID } from './class-options.tsx';
import { TeamCount } from './team-count.tsx';

interface DraftFormProps extends DraftProps {
  /** The class is open already; this is its next activity. */
  readonly isNext: boolean;
  /** Null: no picture is cut. */
  readonly cuts: PuzzleCuts | null;
  readonly needsDescription: boolean;
  readonly isMoreOpen: boolean;
  readonly onMore: () => void;
}

export function DraftForm(props: DraftFormProps) {
  const { isNext, cuts, draft, onDraft, needsDescription, isMoreOpen, onMore } = props;
  const say = newClassWords.value;
  return (
    <div class="class-draft stack">
      {cuts !== null && <SizeChoices cuts={cuts} />}
      <ModeChoices draft={draft} onDraft={onDraft} />
      {needsDescription && (
        <Field
          label={say.description}
          hint={say.descriptionHint}
          value={draft.description}
          maxLength={DESCRIPTION_LENGTH_MAX}
          onInput={({ currentTarget: { value } }) => onDraft({ ...draft, description: value })}
        />
      )}
      {isNext && <p class="hint">{nextActivityWords.value.nextHint}</p>}
      <Button
        kind="quiet"
        class="button more-options"
        aria-expanded={isMoreOpen}
        aria-controls={CLASS_OPTIONS_ID}
        onClick={onMore}
      >
        {say.moreOptions}
        <Icon icon={ChevronDown} />
      </Button>
    </div>
  );
}

function SizeChoices({ cuts: { sizes, size, choosePieces } }: { readonly cuts: PuzzleCuts }) {
  const say = newClassWords.value;
  return (
    <>
      <Choices
        legend={say.pieces}
        options={sizes.filter(isSizeOffered).map(({ pieces }) => ({ value: pieces, label: String(pieces) }))}
        chosen={size?.pieces ?? 0}
        onChoose={choosePieces}
      />
      {size !== null && <p class="hint grid-hint">{say.grid(size.columns, size.rows)}</p>}
    </>
  );
}

function ModeChoices({ draft, onDraft }: DraftProps) {
  const say = newClassWords.value;
  return (
    <>
      <Choices
        legend={say.mode}
        options={[
          { value: 'each', label: say.modes.each, hint: say.modeEachHint },
          { value: 'teams', label: say.modes.teams, hint: say.modeTeamsHint },
          { value: 'together', label: say.modes.together, hint: say.modeTogetherHint },
        ]}
        chosen={draft.mode}
        onChoose={(chosen) => onDraft({ ...draft, mode: chosen })}
      />
      {draft.mode === 'teams' && <TeamCount teams={draft.teams} onTeams={(teams) => onDraft({ ...draft, teams })} />}
    </>
  );
}
