/** Words of what a page sets for its own view of a board, in each language. They load with the menus. */
import { withParticle } from '#client/i18n/particles.ts';
import { enCount, enNoun, koCount, koNoun } from '#client/i18n/piece-nouns.ts';
import type { PerLanguage } from '#shared/languages.ts';
import type { PieceNoun } from '#shared/puzzle/kinds/registry.ts';

const ko = {
  ownView: {
    ground: '책상 바탕',
    grounds: { wood: '나무', cloth: '초록 천', stone: '파란 돌' },
    magnifier: '돋보기',
    inHand: '들고 있는 것',
    place: '놓을 자리',
    baskets: '바구니',
    basketNames: { heart: '하트 바구니', moon: '달 바구니', leaf: '나뭇잎 바구니', drop: '물방울 바구니' },
    ownTray: '조각 상자',
    withCount: (name: string, count: number, noun: PieceNoun) => `${name}, ${koCount(count, noun)}`,
    putHere: (name: string) => `${name}에 넣기`,
    basketEmpty: (noun: PieceNoun) =>
      `비어 있어요. ${withParticle(koNoun(noun), '을/를')} 고르고 바구니를 누르면 들어가요.`,
    putInto: (name: string, count: number, noun: PieceNoun) =>
      `${name}에 넣었어요. 모두 ${count}${noun === 'card' ? '장이에요' : '개예요'}.`,
    takenOut: (name: string) => `${name}에서 꺼냈어요.`,
    isInBasket: (name: string) => `${name}에 있음`,
    onlySingle: '바구니에는 하나씩만 넣을 수 있어요.',
    toolHints: {
      smaller: '더 넓게 보여요',
      larger: '더 가까이 보여요',
      magnifier: '한 곳만 크게 보여요',
      edges: '가장자리만 보여요',
      spread: (noun: PieceNoun) => `겹친 ${withParticle(koNoun(noun), '을/를')} 떼어 놓아요`,
      baskets: (noun: PieceNoun) => `${withParticle(koNoun(noun), '을/를')} 나눠 담아요`,
      keyboard: '목록에서 골라 맞춰요',
    },
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
    withCount: (name, count, noun) => `${name}, ${enCount(count, noun)}`,
    putHere: (name) => `Put it into the ${name.toLowerCase()}`,
    basketEmpty: (noun) => `Nothing here yet. Choose a ${enNoun(noun)}, then press the basket.`,
    putInto: (name, count, noun) =>
      `It is in the ${name.toLowerCase()}. ${noun === 'card' ? 'Cards' : 'Pieces'} there: ${count}.`,
    takenOut: (name) => `It is out of the ${name.toLowerCase()}.`,
    isInBasket: (name) => `in the ${name.toLowerCase()}`,
    onlySingle: 'Only one at a time goes into a basket.',
    toolHints: {
      smaller: 'See more of it',
      larger: 'See it closer',
      magnifier: 'See one spot closer',
      edges: 'See the edges only',
      spread: (noun) => `Find hidden ${enNoun(noun)}s`,
      baskets: (noun) => `Put ${enNoun(noun)}s aside`,
      keyboard: 'Choose from a list',
    },
  },
};

export const ownViewCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
