/** What a sample picture shows, as a whole and at each piece. The words of all samples are large, so they are loaded on request. */
import { language } from '#client/i18n/language.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';

/** In the current language. */
export interface SampleDescription {
  ofPicture(): string;
  ofPiece(piece: PieceId): string;
}

export async function loadSampleDescription(
  sample: SampleId,
  { spec, homeX, homeY }: Puzzle,
): Promise<SampleDescription> {
  const [{ sampleOf }, { sampleWordsAt }] = await Promise.all([
    import('#shared/samples/catalogue.ts'),
    import('#shared/samples/sample-words.ts'),
  ]);
  return {
    ofPicture: () => sampleOf(sample).description[language.value],
    ofPiece(piece) {
      const x = (homeX[piece] ?? 0) / spec.width + 0.5;
      const y = (homeY[piece] ?? 0) / spec.height + 0.5;
      return sampleWordsAt(sample, x, y)[language.value];
    },
  };
}
