/**
 * Sets of cards to begin with: one press writes it into the field, puts labels on a sample picture, or puts pictures that move on cards.
 * Shown only while nothing of the teacher's own stands there.
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

export function CardSamples({ cards: { text, setText, setLayout }, labels, pictures, chosen }: CardSamplesProps) {
  const { heading, samples, labelled, moving } = cardSamplesWords.value;
  const shown = SAMPLE_LAYOUTS.map(([id]) => {
    const { title, lines } = samples[id];
    return { id, title, lines: lines.join('\n') };
  });
  if (text.trim() !== '' && !shown.some(({ lines }) => lines === text)) return null;
  return (
    <section class="card-samples" aria-label={heading}>
      <p class="label">{heading}</p>
      <div>
        {shown.map(({ id, title, lines }) => (
          <Button
            key={id}
            aria-pressed={lines === text}
            onClick={() => {
              setText(lines);
              setLayout(null);
            }}
          >
            {title}
          </Button>
        ))}
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
