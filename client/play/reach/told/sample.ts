/** What a sample picture shows, all of it and where a piece belongs. The words of all samples are many: they are loaded when somebody asks. */
import type { PieceId } from '../../../../shared/ids.ts';
import type { Puzzle } from '../../../../shared/puzzle/puzzle.ts';
import type { SampleId } from '../../../../shared/samples.ts';
import { language } from '../../../i18n/language.ts';

/** In the language spoken now. */
export interface Shows {
  whole(): string;
  at(piece: PieceId): string;
}

export async function sampleShows(sample: SampleId, { spec, homeX, homeY }: Puzzle): Promise<Shows> {
  const [{ sampleOf }, { sampleWordsAt }] = await Promise.all([
    import('../../../../shared/samples.ts'),
    import('../../../../shared/samples/words.ts'),
  ]);
  return {
    whole: () => sampleOf(sample).description[language.value],
    at(piece) {
      const x = (homeX[piece] ?? 0) / spec.width + 0.5;
      const y = (homeY[piece] ?? 0) / spec.height + 0.5;
      return sampleWordsAt(sample, x, y)[language.value];
    },
  };
}
