/**
 * Sets of cards to begin with: one press writes it into the field, puts labels on a sample picture, or puts pictures that move on cards.
 * What the teacher had written comes back by one press, too.
 */
import { cardSamplesWords } from '#client/i18n/words/teacher/card-samples-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { ChosenPictureState } from '../picture/use-chosen-picture.ts';
import { LABELLED_SAMPLE, sampleLabels } from './labels/label-sample.ts';
import type { LabelSetState } from './labels/use-label-set.ts';
import type { PictureCardsState } from './pictures/use-picture-cards.ts';
import { SAMPLE_LAYOUTS } from './sample-layouts.ts';
import type { CardSetState } from './use-card-set.ts';

interface CardSamplesProps {
  readonly cards: CardSetState;
  readonly labels: LabelSetState;
  readonly pictures: PictureCardsState;
  readonly chosen: ChosenPictureState;
}

export function CardSamples({ cards, labels, pictures, chosen }: CardSamplesProps) {
  const { text, setText, layout, setLayout, own, keepOwn } = cards;
  const { heading, own: ownTitle, samples, labelled, moving } = cardSamplesWords.value;
  const shown = SAMPLE_LAYOUTS.map(([id]) => {
    const { title, lines } = samples[id];
    return { id, title, lines: lines.join('\n') };
  });
  const isOwn = text.trim() !== '' && !shown.some(({ lines }) => lines === text);
  return (
    <section class="card-samples" aria-label={heading}>
      <p class="label">{heading}</p>
      <div>
        {shown.map(({ id, title, lines }) => (
          <Button
            key={id}
            aria-pressed={lines === text}
            onClick={() => {
              if (isOwn) keepOwn({ text, layout });
              setText(lines);
              setLayout(null);
            }}
          >
            {title}
          </Button>
        ))}
        {own !== null && (
          <Button
            aria-pressed={isOwn}
            onClick={() => {
              if (isOwn) return;
              setText(own.text);
              setLayout(own.layout);
            }}
          >
            {ownTitle}
          </Button>
        )}
        {labels.labels.length === 0 && chosen.uncropped === null && (
          <Button
            onClick={() => {
              setLayout('label');
              labels.replace(sampleLabels(labelled.words));
              void chosen.choose(LABELLED_SAMPLE);
            }}
          >
            {labelled.title}
          </Button>
        )}
        <Button
          onClick={() => {
            if (pictures.isReading) return;
            setLayout('match');
            pictures.addSample();
          }}
        >
          {moving.title}
        </Button>
      </div>
    </section>
  );
}
