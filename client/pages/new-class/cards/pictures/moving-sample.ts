/** Cards that move to begin with, each with its words. */
import type { cardSamplesCatalogue } from '#client/i18n/words/catalogues/card-samples.ts';
import { fetchPicture } from '#client/pages/new-class/picture/sources/fetch-picture.ts';
import { MOVING_CARDS, movingCardPath } from '#shared/samples/moving-cards.ts';
import type { AddedPicture } from './picture-draft.ts';

type MovingWords = (typeof cardSamplesCatalogue)['en']['cardSamples']['moving'];

/** In the order of the cards. */
export function movingSampleWords({ cards }: MovingWords): Pick<AddedPicture, 'name' | 'place'>[] {
  return MOVING_CARDS.map((id) => ({ name: cards[id][0], place: cards[id][1] }));
}

/** Null: they could not be loaded. */
export async function loadMovingSample(words: MovingWords): Promise<readonly AddedPicture[] | null> {
  const files = await Promise.all(MOVING_CARDS.map((id) => fetchPicture(movingCardPath(id))));
  const named = movingSampleWords(words);
  const pictures = files.flatMap((file, index) => {
    const each = named[index];
    if (file === null || each === undefined) return [];
    return [{ ...each, file: new File([file], `${each.name}.webp`, { type: 'image/webp' }) }];
  });
  return pictures.length === files.length ? pictures : null;
}
