/** The place of labels on the page: the photo, where each label goes, and their words. */
import { ImagePlus, Plus, X } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { labelWords } from '#client/i18n/words/teacher/label-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { EarlierChoice } from '#client/pages/new-class/picture/sources/earlier-choice.tsx';
import { FileButtons } from '#client/pages/new-class/picture/sources/file-buttons.tsx';
import { SamplePictures } from '#client/pages/new-class/picture/sources/sample-pictures.tsx';
import type { ChosenPictureState } from '#client/pages/new-class/picture/use-chosen-picture.ts';
import { usePasteAndDrop } from '#client/pages/new-class/picture/use-paste-and-drop.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { CARD_LETTERS_MAX, CARDS_MAX, CARDS_MIN } from '#shared/limits.ts';
import type { DraftLabel } from './label-draft.ts';
import { LabelPhoto } from './label-photo.tsx';
import type { LabelSetState } from './use-label-set.ts';
import './label-form.css';

interface LabelFormProps {
  readonly set: LabelSetState;
  readonly chosen: ChosenPictureState;
  /** The class that the photo is for, if it is open already. */
  readonly existingClass: ClassroomId | null;
}

export function LabelForm({ set, chosen, existingClass }: LabelFormProps) {
  const say = labelWords.value;
  const { uncropped, picture, isReading, choose } = chosen;
  const isDragOver = usePasteAndDrop((file) => void choose(file));
  return (
    <div class="label-set stack" data-over={isDragOver}>
      {chosen.problem !== null && <ErrorLine code={chosen.problem} />}
      {picture === null ? <Icon icon={ImagePlus} /> : <LabelPhoto set={set} picture={picture} />}
      <p class="hint" role="status">
        {isReading ? newClassWords.value.readingPicture : picture === null ? say.choosePhoto : say.photoHint}
      </p>
      <LabelsProblemLine set={set} />
      {picture !== null && set.labels.length > 0 && <LabelList set={set} />}
      <FileButtons isFirst={uncropped === null} onFile={choose}>
        {picture !== null && (
          <Button kind="primary" icon={Plus} onClick={() => set.add(null)}>
            {say.add}
          </Button>
        )}
      </FileButtons>
      <EarlierChoice chosen={chosen} existingClass={existingClass} />
      {picture === null && <SamplePictures chosen={null} onChoose={choose} />}
    </div>
  );
}

/** What is only missing yet stands beside the button that opens the class. */
function LabelsProblemLine({ set: { problem, isFull } }: { readonly set: LabelSetState }) {
  const say = labelWords.value;
  if (isFull) return <ErrorLine text={say.many(CARDS_MAX)} />;
  switch (problem?.code) {
    case 'long':
      return <ErrorLine text={say.long(problem.label, CARD_LETTERS_MAX)} />;
    case 'no-room':
      return <ErrorLine text={say.noRoom} />;
    case 'empty':
      return <p class="hint">{say.empty(problem.label)}</p>;
    case 'few':
      return <p class="hint">{say.few(CARDS_MIN)}</p>;
    default:
      return null;
  }
}

function LabelList({ set }: { readonly set: LabelSetState }) {
  const say = labelWords.value;
  return (
    <>
      {/* Each field says its own name to who hears it. */}
      <div class="label-heads" aria-hidden="true">
        <div class="label-fields">
          <span>{say.wordsHead}</span>
          <span>{say.nameHead}</span>
        </div>
      </div>
      <ol class="label-list" aria-label={say.list}>
        {set.labels.map((label, index) => (
          <LabelRow key={label.id} set={set} label={label} number={index + 1} />
        ))}
      </ol>
    </>
  );
}

interface LabelRowProps {
  readonly set: LabelSetState;
  readonly label: DraftLabel;
  readonly number: number;
}

function LabelRow({ set, label, number }: LabelRowProps) {
  const say = labelWords.value;
  const { id, words, name } = label;
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  // Whoever adds a label writes it next.
  useEffect(() => {
    if (set.newest === id) field.current?.focus();
  }, [set.newest, id]);
  const region = set.placeNames[number - 1]?.[language.value] ?? '';
  return (
    <li>
      <span aria-hidden="true">{number}</span>
      <div class="label-fields">
        <input
          ref={field}
          type="text"
          class="input"
          dir="auto"
          data-label={id}
          aria-label={say.words(number)}
          placeholder={say.words(number)}
          value={words}
          onInput={({ currentTarget: { value } }) => set.change(id, { words: value })}
        />
        <input
          type="text"
          class="input"
          dir="auto"
          aria-label={say.name(number)}
          aria-describedby={hint}
          placeholder={region === '' ? say.namePlaceholder : region}
          value={name}
          onInput={({ currentTarget: { value } }) => set.change(id, { name: value })}
        />
      </div>
      <span id={hint} hidden>
        {say.nameHint}
      </span>
      <Button kind="quiet" icon={X} label={say.remove(number)} onClick={() => set.remove(id)} />
    </li>
  );
}
