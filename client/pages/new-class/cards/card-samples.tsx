/** Sets of cards to begin with: one press writes it into the field. Shown only while nothing of the teacher's own stands there. */
import { cardSamplesWords } from '#client/i18n/words/teacher/card-samples-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { SAMPLE_LAYOUTS } from './sample-layouts.ts';
import type { CardSetState } from './use-card-set.ts';

export function CardSamples({ cards: { text, setText, setLayout } }: { readonly cards: CardSetState }) {
  const { heading, samples } = cardSamplesWords.value;
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
      </div>
    </section>
  );
}
