/** Words of the form that makes a set of cards, in each language. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  cardSets: {
    lines: '카드에 쓸 글',
    example: (lines: string) => `예:\n${lines}`,
    previewPlace: '카드가 여기에 보여요.',
    layout: '어떻게 할까요?',
    layouts: { order: '순서대로 놓기', match: '짝 찾기', sort: '상자에 나누어 담기', label: '그림에 이름표 붙이기' },
    layoutHints: {
      order:
        '한 줄에 한 장씩, 맞는 순서대로 써 주세요. 학생에게는 섞여서 나와요. 앞줄과 순서를 바꿔도 되는 줄은 앞에 +를 붙여 주세요.',
      match: '한 줄에 한 쌍씩 써 주세요. 예: 낱말 = 뜻',
      sort: '상자 이름 뒤에 :를 붙이고(예: 동물:) 그 아래에 카드를 한 줄에 한 장씩 써 주세요. 첫 상자 위에 쓴 카드는 어느 상자에도 안 들어가요. 카드를 쓰지 않은 상자에는 어떤 카드든 놓을 수 있어요.',
    },
    feedback: '맞았는지 언제 알려 줄까요?',
    feedbacks: { 'at-once': '놓자마자', 'when-asked': '‘정답 확인’\u2060을 누를 때', never: '알려 주지 않기' },
    feedbackHints: {
      'at-once': '맞는 카드는 그 자리에 붙어요.',
      'when-asked':
        '카드를 모두 자유롭게 놓아요. 학생이 ‘정답 확인’을 누르면 몇 장이 맞았는지 알려 주고, 틀린 카드에 X 표시를 해요. 힌트 없이 시작해요.',
      never: '카드가 붙지 않고, 힌트 없이 시작해요. 맞았는지는 선생님이 퍼즐을 보고 이야기해 주세요.',
    },
    count: (cards: number) => `카드 ${cards}장`,
    preview: (cards: number) => `카드 ${cards}장이 모두 제자리에 놓인 모습`,
    previewHint: '다 맞추면 이런 모습이에요. 학생은 빈자리에서 시작해요.',
    painting: '카드를 그리고 있어요',
    missing: '먼저 카드에 쓸 글을 넣어 주세요.',
    addPictures: '카드에 그림 넣기',
    picturesMissing: '그림마다 글을 써 주세요. 상자에 나누어 담을 때는 상자도 골라 주세요. 그림이 두 장은 있어야 해요.',
    refused: (file: string, why: string) => `${file}: ${why}`,
    numbered: (card: number, name: string) => `카드 ${card} “${name}”`,
    cardList: (cards: readonly string[], more: number) => `${cards.join(', ')}${more > 0 ? ` 외 ${more}장` : ''}`,
    cardsFlash: (list: string, _cards: number) =>
      `${list}: 너무 빠르게 번쩍여서 눈에 좋지 않아요. ‘천천히’나 ‘멈춘 그림’을 고르거나 다른 그림으로 바꿔 주세요.`,
    cardsFlashTogether: (list: string) =>
      `${list}: 나란히 두면 너무 빠르게 번쩍여서 눈에 좋지 않아요. ‘천천히’나 ‘멈춘 그림’을 고르거나 하나를 빼 주세요.`,
    labelsMissing: '먼저 사진에 이름표를 두 장 이상 붙이고 글을 써 주세요.',
    few: (least: number) => `카드가 ${least}장은 있어야 해요. 한 줄에 한 장씩 써 주세요.`,
    many: (most: number, cards: number) => `카드는 ${most}장까지 쓸 수 있어요. 지금은 ${cards}장이에요.`,
    long: (line: number, most: number) => `${line}번째 줄이 너무 길어요. 카드 한 장에는 ${most}자까지 쓸 수 있어요.`,
    empty: (line: number) => `${line}번째 줄에 빈 카드가 있어요.`,
    noSign: (line: number) => `${line}번째 줄에 =가 없어요. 낱말 = 뜻처럼 써 주세요.`,
    noBox: (line: number) => `${line}번째 줄에 =가 없어요. 카드 = 상자처럼 써 주세요.`,
    boxEmpty: (line: number) => `${line}번째 줄에 상자 이름이 없어요. : 앞에 이름을 써 주세요.`,
    boxesNone: '상자가 없어요. 상자 이름 뒤에 :를 붙이고 그 아래에 카드를 써 주세요.',
    boxesFew: '상자가 2개는 있어야 나눌 수 있어요.',
    boxesMany: (most: number, boxes: number) => `상자는 ${most}개까지 쓸 수 있어요. 지금은 ${boxes}개예요.`,
    notPainted: '카드를 그리지 못했어요. 글을 조금 바꾸거나 페이지를 새로 열어 주세요.',
  },
};

const en: typeof ko = {
  cardSets: {
    lines: 'The words on the cards',
    example: (lines: string) => `For example:\n${lines}`,
    previewPlace: 'Your cards show here.',
    layout: 'What do they do?',
    layouts: { order: 'Put in order', match: 'Match pairs', sort: 'Sort into boxes', label: 'Label a photo' },
    layoutHints: {
      order:
        'One card on each line, in the right order. Students get them shuffled. Begin a line with + if it may change places with the line above.',
      match: 'One pair on each line: word = meaning',
      sort: 'Write the name of a box with : behind it (Animals:) and its cards below, one on each line. Cards above the first box belong in no box. A box without cards takes any card.',
    },
    feedback: 'When do they know what is right?',
    feedbacks: { 'at-once': 'At once', 'when-asked': 'When they ask', never: 'Never' },
    feedbackHints: {
      'at-once': 'A right card stays in its place.',
      'when-asked':
        'They place all cards freely. When they press Check, they learn how many are right, and wrong cards get a cross. It begins without hints.',
      never: 'No card stays, and it begins without hints. You see what is right when you look at their puzzles.',
    },
    count: (cards: number) => (cards === 1 ? '1 card' : `${cards} cards`),
    preview: (cards: number) => `${cards} cards, each in its place`,
    previewHint: 'It looks like this when it is solved. Students begin with empty places.',
    painting: 'Drawing the cards',
    missing: 'First write what stands on the cards.',
    addPictures: 'Put pictures on cards',
    picturesMissing:
      'Write words for each picture, and choose its box if there are boxes. There must be at least two pictures.',
    refused: (file: string, why: string) => `${file}: ${why}`,
    numbered: (card: number, name: string) => `card ${card} “${name}”`,
    cardList: (cards: readonly string[], more: number) => {
      const list = cards.join(', ');
      return `${list.charAt(0).toUpperCase()}${list.slice(1)}${more > 0 ? ` and ${more} more` : ''}`;
    },
    cardsFlash: (list: string, cards: number) =>
      `${list} ${cards === 1 ? 'flashes' : 'flash'} too fast for the eyes. Choose “Slowly” or “Still”, or another picture.`,
    cardsFlashTogether: (list: string) =>
      `${list} flash too fast for the eyes side by side. Choose “Slowly” or “Still”, or leave one out.`,
    labelsMissing: 'First put at least two labels on the photo, and write on each.',
    few: (least: number) => `It takes ${least} cards. Write one on each line.`,
    many: (most: number, cards: number) => `There may be ${most} cards. These are ${cards}.`,
    long: (line: number, most: number) => `Line ${line} is too long. A card has room for ${most} letters.`,
    empty: (line: number) => `Line ${line} has an empty card.`,
    noSign: (line: number) => `Line ${line} has no = in it. Write: word = meaning`,
    noBox: (line: number) => `Line ${line} has no = in it. Write: card = box`,
    boxEmpty: (line: number) => `Line ${line} has no name of a box. Write it before the :`,
    boxesNone: 'There is no box. Write the name of a box with : behind it, and its cards below.',
    boxesFew: 'It takes 2 boxes to sort cards.',
    boxesMany: (most: number, boxes: number) => `There may be ${most} boxes. These are ${boxes}.`,
    notPainted: 'The cards could not be drawn. Change a few words, or load the page again.',
  },
};

export const cardSetsCatalogue: PerLanguage<typeof ko> = { ko, en };
