/** Words of the form that puts pictures on cards, in each language. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  pictureCards: {
    list: '그림 카드',
    name: (card: number) => `카드 ${card}의 이름`,
    nameHint: '그림에 있는 것',
    place: (card: number) => `카드 ${card}의 짝이 되는 글`,
    placeHint: '짝이 되는 글',
    up: (card: number) => `카드 ${card} 앞으로`,
    down: (card: number) => `카드 ${card} 뒤로`,
    remove: (card: number) => `카드 ${card} 빼기`,
    preview: (cards: number) => `그림 카드 ${cards}장이 모두 제자리에 놓인 모습`,
    previewHint: '다 맞추면 이런 모습이에요. 이름은 화면을 보지 못하는 학생에게 들려줘요.',
    few: (least: number) => `그림이 ${least}장은 있어야 해요.`,
    many: (most: number, cards: number) => `카드는 ${most}장까지 쓸 수 있어요. 지금은 ${cards}장이에요.`,
    long: (card: number, most: number) => `카드 ${card}의 글이 너무 길어요. ${most}자까지 쓸 수 있어요.`,
    noName: (card: number) => `카드 ${card}에 아직 이름이 없어요.`,
    sameName: (card: number) => `카드 ${card}의 이름이 다른 카드와 같아요. 서로 다르게 써 주세요.`,
    noPlace: (card: number) => `카드 ${card}의 짝이 되는 글이 아직 없어요.`,
    notPainted: '카드를 그리지 못했어요. 그림을 빼거나 페이지를 새로 열어 주세요.',
  },
};

const en: typeof ko = {
  pictureCards: {
    list: 'Cards with pictures',
    name: (card: number) => `Name of card ${card}`,
    nameHint: 'What the picture shows',
    place: (card: number) => `Words that card ${card} belongs to`,
    placeHint: 'Words that it belongs to',
    up: (card: number) => `Move card ${card} up`,
    down: (card: number) => `Move card ${card} down`,
    remove: (card: number) => `Remove card ${card}`,
    preview: (cards: number) => `${cards} cards with pictures, each in its place`,
    previewHint: 'It looks like this when it is solved. Students who cannot see the pictures hear their names.',
    few: (least: number) => `It takes ${least} pictures.`,
    many: (most: number, cards: number) => `There may be ${most} cards. These are ${cards}.`,
    long: (card: number, most: number) => `The words of card ${card} are too long. There is room for ${most} letters.`,
    noName: (card: number) => `Card ${card} has no name yet.`,
    sameName: (card: number) => `Card ${card} has the name of another one. Write a different one.`,
    noPlace: (card: number) => `Card ${card} has no words yet that it belongs to.`,
    notPainted: 'The cards could not be drawn. Remove a picture, or load the page again.',
  },
};

export const pictureCardsCatalogue: PerLanguage<typeof ko> = { ko, en };
