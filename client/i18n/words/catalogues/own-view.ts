/** Words of what a page sets for its own view of a board, in each language. They load with the menus. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  ownView: {
    ground: '책상 바탕',
    grounds: { wood: '나무', cloth: '초록 천', stone: '파란 돌' },
    magnifier: '돋보기',
    inHand: '들고 있는 조각',
    place: '놓을 자리',
    baskets: '바구니',
    basketNames: { heart: '하트 바구니', moon: '달 바구니', leaf: '나뭇잎 바구니', drop: '물방울 바구니' },
    ownTray: '조각 상자',
    withCount: (name: string, count: number) => `${name}, 조각 ${count}개`,
    putHere: (name: string) => `${name}에 넣기`,
    basketEmpty: '비어 있어요. 조각을 고르고 바구니를 누르면 들어가요.',
    putInto: (name: string, count: number) => `${name}에 넣었어요. 모두 ${count}개예요.`,
    takenOut: (name: string) => `${name}에서 꺼냈어요.`,
    isInBasket: (name: string) => `${name}에 있음`,
    onlySingle: '바구니에는 한 조각씩만 넣을 수 있어요.',
  },
};

const en: typeof ko = {
  ownView: {
    ground: 'Table',
    grounds: { wood: 'Wood', cloth: 'Green cloth', stone: 'Blue stone' },
    magnifier: 'Magnifier',
    inHand: 'In your hand',
    place: 'The place',
    baskets: 'Baskets',
    basketNames: { heart: 'Heart basket', moon: 'Moon basket', leaf: 'Leaf basket', drop: 'Drop basket' },
    ownTray: 'Tray',
    withCount: (name, count) => `${name}, ${count === 1 ? '1 piece' : `${count} pieces`}`,
    putHere: (name) => `Put it into the ${name.toLowerCase()}`,
    basketEmpty: 'Nothing here yet. Choose a piece, then press the basket.',
    putInto: (name, count) => `It is in the ${name.toLowerCase()}. Pieces there: ${count}.`,
    takenOut: (name) => `It is out of the ${name.toLowerCase()}.`,
    isInBasket: (name) => `in the ${name.toLowerCase()}`,
    onlySingle: 'Only single pieces go into a basket.',
  },
};

export const ownViewCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
