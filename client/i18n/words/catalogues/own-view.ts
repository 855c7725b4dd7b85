/** Words of what a page sets for its own view of a board, in each language. They load with the menus. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  ownView: {
    ground: '책상 바탕',
    grounds: { wood: '나무', cloth: '초록 천', stone: '파란 돌' },
    magnifier: '돋보기',
    inHand: '들고 있는 조각',
    place: '놓을 자리',
  },
};

const en: typeof ko = {
  ownView: {
    ground: 'Table',
    grounds: { wood: 'Wood', cloth: 'Green cloth', stone: 'Blue stone' },
    magnifier: 'Magnifier',
    inHand: 'In your hand',
    place: 'The place',
  },
};

export const ownViewCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
