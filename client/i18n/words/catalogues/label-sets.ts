/** Words of the form that puts labels on a photo, in each language. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  labelSets: {
    choosePhoto: '사진을 고르거나 여기에 놓아 주세요. 그다음 이름표를 붙일 곳을 눌러요.',
    photoHint: '사진에서 이름표가 가리킬 곳을 눌러 주세요. 점은 끌거나 화살표 키로 옮길 수 있어요.',
    add: '이름표 더하기',
    list: '이름표',
    wordsHead: '이름표에 쓸 글',
    nameHead: '자리의 이름 (화면을 읽어 줄 때 들려요)',
    words: (label: number) => `이름표 ${label}에 쓸 글`,
    name: (label: number) => `이름표 ${label} 자리의 이름`,
    namePlaceholder: '자리 이름',
    nameHint: '화면을 보지 못하는 학생이 듣는 이름이에요. 비워 두면 사진의 어디인지 들려줘요. 답은 쓰지 마세요.',
    remove: (label: number) => `이름표 ${label} 빼기`,
    dot: (label: number, words: string, region: string) =>
      [`이름표 ${label}`, words, region].filter((each) => each !== '').join(', '),
    moveHint: '끌거나 화살표 키로 옮겨요.',
    preview: (labels: number) => `이름표 ${labels}장이 모두 제자리에 놓인 사진`,
    previewEmpty: (labels: number) => `빈자리가 ${labels}개 있는 사진`,
    asClassSees: '학생에게 처음 보이는 모습',
    many: (most: number) => `이름표는 ${most}장까지 붙일 수 있어요.`,
    few: (least: number) => `이름표가 ${least}장은 있어야 해요.`,
    long: (label: number, most: number) => `이름표 ${label}의 글이 너무 길어요. ${most}자까지 쓸 수 있어요.`,
    empty: (label: number) => `이름표 ${label}에 아직 글이 없어요.`,
    noRoom: '사진이 너무 좁고 길어서 이름표를 모두 놓을 수 없어요. 이름표를 빼거나 다른 사진을 골라 주세요.',
    notPainted: '이름표를 그리지 못했어요. 글을 조금 바꾸거나 페이지를 새로 열어 주세요.',
  },
};

const en: typeof ko = {
  labelSets: {
    choosePhoto: 'Choose a photo, or drop one here. Then click where its labels go.',
    photoHint: 'Click on what a label names. Drag a dot to move it, or use the arrow keys.',
    add: 'Add a label',
    list: 'Labels',
    wordsHead: 'Words on the label',
    nameHead: 'Name of the place (for screen readers)',
    words: (label: number) => `Words of label ${label}`,
    name: (label: number) => `Name of the place of label ${label}`,
    namePlaceholder: 'Name of the place',
    nameHint:
      'Students who cannot see the photo hear this name. Left empty, they hear where on the photo it is. Do not give the answer away.',
    remove: (label: number) => `Remove label ${label}`,
    dot: (label: number, words: string, region: string) =>
      [`Label ${label}`, words, region].filter((each) => each !== '').join(', '),
    moveHint: 'Drag it, or use the arrow keys.',
    preview: (labels: number) => (labels === 1 ? 'The photo with its label' : `The photo with its ${labels} labels`),
    previewEmpty: (labels: number) =>
      labels === 1 ? 'The photo with an empty place' : `The photo with ${labels} empty places`,
    asClassSees: 'What students see first',
    many: (most: number) => `There may be ${most} labels.`,
    few: (least: number) => `It takes ${least} labels.`,
    long: (label: number, most: number) => `Label ${label} is too long. A label has room for ${most} letters.`,
    empty: (label: number) => `Label ${label} has no words yet.`,
    noRoom: 'The photo is too narrow for so many labels. Remove some, or choose another photo.',
    notPainted: 'The labels could not be drawn. Change a few words, or load the page again.',
  },
};

export const labelSetsCatalogue: PerLanguage<typeof ko> = { ko, en };
