/** The sample pictures, for teachers without one of their own. */
import { language } from '#client/i18n/language.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import { SAMPLE_THUMBNAIL_WIDTH, SAMPLES, type SampleId, sampleOf } from '#shared/samples/catalogue.ts';
import { samplePath } from '#shared/samples/sample-path.ts';

interface SamplePicturesProps {
  readonly chosen: SampleId | null;
  /** The pictures tell them apart: their titles are for screen readers. */
  readonly areTitlesHidden?: boolean;
  readonly onChoose: (sample: SampleId) => void;
}

export function SamplePictures({ chosen, areTitlesHidden = false, onChoose }: SamplePicturesProps) {
  const say = newClassWords.value;
  const title = areTitlesHidden ? 'unseen' : '';
  return (
    <section class="samples" aria-label={say.samples}>
      <h2 class={title}>{say.samples}</h2>
      <ul tabIndex={-1}>
        {SAMPLES.map(({ id, width, height, description }) => (
          <li key={id}>
            <button type="button" title={titleOf(id)} aria-pressed={id === chosen} onClick={() => onChoose(id)}>
              <RetriedImage
                src={samplePath(id, true)}
                width={SAMPLE_THUMBNAIL_WIDTH}
                height={Math.round((SAMPLE_THUMBNAIL_WIDTH * height) / width)}
                alt={description[language.value]}
                loading="lazy"
              />
              <span class={title}>{titleOf(id)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf(id: SampleId): string {
  const { title, motion } = sampleOf(id);
  const words = title[language.value];
  return motion === undefined ? words : newClassWords.value.movingSample(words);
}
