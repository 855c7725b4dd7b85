/** The place of the cards on the page: the field for their words, and how they look when all lie in their places. */
import { WalletCards } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { cardSamplesWords } from '#client/i18n/words/teacher/card-samples-words.ts';
import { cardSetWords } from '#client/i18n/words/teacher/card-set-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { useRestoreFocus } from '#client/ui/restore-focus.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { BOXES_MAX, CARD_LETTERS_MAX, CARDS_MAX, CARDS_MIN } from '#shared/limits.ts';
import { CARD_LAYOUTS, type LineLayout } from '#shared/puzzle/kinds/cards/cards.ts';
import type { ChosenPictureState } from '../picture/use-chosen-picture.ts';
import { PreviewPlace } from '../preview/preview-place.tsx';
import type { LinesProblem } from './card-lines.ts';
import { CardSamples } from './card-samples.tsx';
import { FeedbackChoice } from './feedback-choice.tsx';
import type { LabelSetState } from './labels/use-label-set.ts';
import { AddPictures } from './pictures/add-pictures.tsx';
import type { PictureCardsState } from './pictures/use-picture-cards.ts';
import { SAMPLE_LAYOUTS } from './sample-layouts.ts';
import type { CardSetState } from './use-card-set.ts';
import '../preview/made-puzzle.css';
import './card-set-form.css';

/** The field grows with its lines. */
const ROWS_MIN = 5;
const ROWS_MAX = 12;
/** As many as show in the empty field. */
const EXAMPLE_LINES = ROWS_MIN - 1;
const loadPictureCardsForm = () =>
  import('./pictures/picture-cards-form.tsx').then(({ PictureCardsForm }) => PictureCardsForm);
const loadLabelForm = () => import('./labels/label-form.tsx').then(({ LabelForm }) => LabelForm);

interface CardSetFormProps {
  readonly cards: CardSetState;
  readonly labels: LabelSetState;
  readonly pictures: PictureCardsState;
  readonly chosen: ChosenPictureState;
  /** The class that the cards are for, if it is open already. */
  readonly existingClass: ClassroomId | null;
}

export function CardSetForm({ cards, labels, pictures, chosen, existingClass }: CardSetFormProps) {
  const say = cardSetWords.value;
  const { layout, setLayout, feedback, setFeedback, read, sheet, hasFailed } = cards;
  const isLabel = layout === 'label';
  const isPictured = pictures.isUsed;
  const isWritten = !isLabel && !isPictured;
  const place = useRef<HTMLElement>(null);
  // The samples go when one of them brings pictures.
  useRestoreFocus(place, () => place.current?.querySelector<HTMLElement>('input[type="radio"]:checked'));
  return (
    <section
      ref={place}
      class="made-puzzle card-set"
      data-layout={layout}
      data-pictured={isPictured && !isLabel}
      aria-label={newClassWords.value.materials.cards}
    >
      <div class="stack">
        <Choices
          legend={say.layout}
          options={CARD_LAYOUTS.map((value) => ({ value, label: say.layouts[value] }))}
          chosen={layout}
          onChoose={setLayout}
        />
        {isWritten && pictures.pictures.length === 0 && (
          <CardSamples cards={cards} labels={labels} pictures={pictures} chosen={chosen} />
        )}
        {layout !== 'label' && isWritten && <LinesField cards={cards} layout={layout} />}
        {!isLabel && <AddPictures set={pictures} />}
        <FeedbackChoice chosen={feedback} onChoose={setFeedback} />
        {isWritten && (
          <p class="hint" role="status">
            {read.ok ? (sheet === null && !hasFailed ? say.painting : say.count(read.cards)) : ''}
          </p>
        )}
        {isWritten && hasFailed && <ErrorLine text={say.notPainted} />}
      </div>
      {isWritten && sheet !== null && read.ok && <SheetPreview sheet={sheet} cards={read.cards} />}
      {isWritten && !read.ok && <PreviewPlace icon={WalletCards} text={say.previewPlace} />}
      {layout !== 'label' && isPictured && <Lazy load={loadPictureCardsForm} props={{ set: pictures, layout }} />}
      {isLabel && <Lazy load={loadLabelForm} props={{ set: labels, chosen, existingClass }} />}
    </section>
  );
}

interface LinesFieldProps {
  readonly cards: CardSetState;
  readonly layout: LineLayout;
}

function LinesField({ cards: { text, setText, read }, layout }: LinesFieldProps) {
  const say = cardSetWords.value;
  const id = useId();
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  const problem = read.ok || read.problem.code === 'none' ? null : read.problem;
  const lines = text.split('\n').length;
  return (
    <div class="field">
      <label for={id}>{say.lines}</label>
      <p class="hint" id={hintId}>
        {say.layoutHints[layout]}
      </p>
      <textarea
        id={id}
        rows={Math.min(ROWS_MAX, Math.max(ROWS_MIN, lines + 1))}
        dir="auto"
        placeholder={say.example(exampleOf(layout))}
        aria-describedby={problem === null ? hintId : `${problemId} ${hintId}`}
        aria-invalid={problem !== null}
        value={text}
        onInput={({ currentTarget: { value } }) => setText(value)}
      />
      {problem !== null && <ErrorLine id={problemId} text={problemText(problem)} />}
    </div>
  );
}

/** The beginning of the first sample that is laid so. */
function exampleOf(layout: LineLayout): string {
  const { samples } = cardSamplesWords.value;
  const lines = SAMPLE_LAYOUTS.flatMap(([id, each]) => (each === layout ? samples[id].lines : []));
  return lines.slice(0, EXAMPLE_LINES).join('\n');
}

function SheetPreview({ sheet, cards }: { readonly sheet: HTMLCanvasElement; readonly cards: number }) {
  const say = cardSetWords.value;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.replaceChildren(sheet), [sheet]);
  return (
    <figure class="card-sheet">
      <div ref={place} role="img" aria-label={say.preview(cards)} />
      <figcaption class="hint">{say.previewHint}</figcaption>
    </figure>
  );
}

function problemText(problem: LinesProblem): string {
  const say = cardSetWords.value;
  switch (problem.code) {
    case 'none':
      return say.missing;
    case 'cards-few':
      return say.few(CARDS_MIN);
    case 'cards-many':
      return say.many(CARDS_MAX, problem.cards);
    case 'card-long':
      return say.long(problem.line, CARD_LETTERS_MAX);
    case 'card-empty':
      return say.empty(problem.line);
    case 'no-sign':
      return say.noSign(problem.line);
    case 'no-box':
      return say.noBox(problem.line);
    case 'box-empty':
      return say.boxEmpty(problem.line);
    case 'boxes-none':
      return say.boxesNone;
    case 'boxes-few':
      return say.boxesFew;
    case 'boxes-many':
      return say.boxesMany(BOXES_MAX, problem.boxes);
  }
}
