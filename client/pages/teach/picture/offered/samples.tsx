/** Our own pictures, for whoever has none at hand: one press and it lies there, cut. */

import { samplePath } from '../../../../../shared/samples/path.ts';
import { SAMPLE_THUMBNAIL_WIDTH, SAMPLES, type SampleId } from '../../../../../shared/samples.ts';
import { language } from '../../../../i18n/language.ts';
import { teachWords } from '../../../../i18n/words/teach.ts';

interface SamplesProps {
  readonly chosen: SampleId | null;
  readonly onChoose: (sample: SampleId) => void;
}

export function Samples({ chosen, onChoose }: SamplesProps) {
  const say = teachWords.value;
  return (
    <section class="samples" aria-label={say.samples}>
      <h2>{say.samples}</h2>
      <ul>
        {SAMPLES.map(({ id, width, height, title, description }) => (
          <li key={id}>
            <button
              type="button"
              title={title[language.value]}
              aria-pressed={id === chosen}
              onClick={() => onChoose(id)}
            >
              <img
                src={samplePath(id, true)}
                width={SAMPLE_THUMBNAIL_WIDTH}
                height={Math.round((SAMPLE_THUMBNAIL_WIDTH * height) / width)}
                alt={description[language.value]}
                loading="lazy"
              />
              <span>{title[language.value]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
