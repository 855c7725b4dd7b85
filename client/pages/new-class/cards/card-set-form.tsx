/** The place of the cards on the page: the field for their words, and how they look when all lie in their places. */
import { useEffect, useId, useRef } from 'preact/hooks';
import { cardSetWords } from '#client/i18n/words/teacher/card-set-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { BOXES_MAX, CARD_LETTERS_MAX, CARDS_MAX, CARDS_MIN } from '#shared/limits.ts';
import { CARD_FEEDBACKS, CARD_LAYOUTS } from '#shared/puzzle/kinds/cards/cards.ts';
import { CardSamples } from './card-samples.tsx';
import type { LinesProblem } from './card-lines.ts';
import type { CardSetState } from './use-card-set.ts';
import '../preview/made-puzzle.css';
import './card-set-form.css';

const ROWS = 10;

export function CardSetForm({ cards }: { readonly cards: CardSetState }) {
  const say = cardSetWords.value;
  const { text, setText, layout, setLayout, feedback, setFeedback, read, sheet, hasFailed } = cards;
  const id = useId();
  const problem = read.ok || read.problem.code === 'none' ? null : read.problem;
  return (
    <section class="made-puzzle card-set" aria-label={newClassWords.value.materials.cards}>
      <div class="stack">
        <div class="field">
          <label for={id}>{say.lines}</label>
          <textarea
            id={id}
            rows={ROWS}
            dir="auto"
            aria-describedby={`${id}-hint`}
            aria-invalid={problem !== null}
            value={text}
            onInput={({ currentTarget: { value } }) => setText(value)}
          />
          {problem === null ? (
            <p class="hint" id={`${id}-hint`}>
              {say.layoutHints[layout]}
            </p>
          ) : (
            <ErrorLine id={`${id}-hint`} text={problemText(problem)} />
          )}
        </div>
        <CardSamples cards={cards} />
        <Choices
          legend={say.layout}
          options={CARD_LAYOUTS.map((value) => ({ value, label: say.layouts[value] }))}
          chosen={layout}
          onChoose={setLayout}
        />
        <Choices
          legend={say.feedback}
          options={CARD_FEEDBACKS.map((value) => ({ value, label: say.feedbacks[value] }))}
          chosen={feedback}
          onChoose={setFeedback}
        />
        <p class="hint">{say.feedbackHints[feedback]}</p>
        <p class="hint" role="status">
          {read.ok ? (sheet === null && !hasFailed ? say.painting : say.count(read.cards)) : ''}
        </p>
        {hasFailed && <ErrorLine text={say.notPainted} />}
      </div>
      {sheet !== null && read.ok && <SheetPreview sheet={sheet} cards={read.cards} />}
    </section>
  );
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
