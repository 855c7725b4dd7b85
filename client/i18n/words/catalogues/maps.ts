/** Words of the form that makes a map, in each language. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  maps: {
    choose: '어느 지도로 할까요?',
    koreas: { korea16: '2026년 7월부터: 전남과 광주가 하나', korea17: '2026년 6월까지: 전남과 광주가 따로' },
    previewPlace: '지도가 여기에 보여요.',
    missing: '먼저 지도를 골라 주세요.',
    loading: '지도를 그리고 있어요',
    notPainted: '지도를 그리지 못했어요. 다시 골라 주세요.',
    count: (regions: number) => `조각 ${regions}개`,
    preview: (map: string, regions: number) => `다 맞춘 지도: ${map}, 조각 ${regions}개`,
    names: '이름을 어떻게 할까요?',
    namings: { shown: '조각에 보이기', hidden: '숨기기', cards: '이름표로 놓기' },
    namingHints: {
      shown: '이름이 조각에 쓰여 있어요. 작은 조각의 이름은 조각 옆에 있거나, 확대하면 보여요.',
      hidden: '모양만 보고 맞춰요. 화면을 읽어 주는 기능에는 이름이 그대로 나와요.',
      cards: '다 그려진 지도에서 지역마다 알맞은 이름표를 놓아요.',
    },
    crowded: '지도에 이름표를 모두 놓을 자리가 없어요. 지역을 몇 개 빼 주세요.',
    regions: '지역 빼기와 이름 바꾸기',
    regionsHint: '뺀 지역은 조각이 되지 않아요. 이름은 두 언어에서 모두 쓰신 대로 보여요.',
    takePart: (region: string) => `${region} 넣기`,
    nameOf: (region: string) => `${region}의 이름`,
    few: (least: number) => `지역이 ${least}개는 있어야 해요.`,
    credits: '국경: Natural Earth. 시·도 경계: 국토지리정보원(2023.\u00a09.\u00a015.)',
  },
};

const en: typeof ko = {
  maps: {
    choose: 'Which map?',
    koreas: {
      korea16: 'From July 2026: Jeonnam and Gwangju as one',
      korea17: 'Until June 2026: Jeonnam and Gwangju apart',
    },
    previewPlace: 'Your map shows here.',
    missing: 'Choose a map first.',
    loading: 'The map is being drawn',
    notPainted: 'The map could not be drawn. Please choose it again.',
    count: (regions) => (regions === 1 ? '1 piece' : `${regions} pieces`),
    preview: (map, regions) => `The finished map: ${map}, ${regions} pieces`,
    names: 'What about the names?',
    namings: { shown: 'On the pieces', hidden: 'Hidden', cards: 'As cards to place' },
    namingHints: {
      shown: 'Names stand on the pieces. A small one has its name beside it, or shows it when you zoom in.',
      hidden: 'Students go by shapes alone. A screen reader says the names all the same.',
      cards: 'The map is there already, and students put each name where it belongs.',
    },
    crowded: 'The map has no room for so many names. Leave some regions out.',
    regions: 'Leave regions out, or rename them',
    regionsHint: 'A region that is left out is no piece. A new name shows in both languages as you write it.',
    takePart: (region) => `Use ${region}`,
    nameOf: (region) => `Name of ${region}`,
    few: (least) => `A map needs at least ${least} regions.`,
    credits:
      'Borders: Natural Earth. Provinces of Korea: National Geographic Information Institute (15\u00a0September\u00a02023).',
  },
};

export const mapsCatalogue: PerLanguage<typeof ko> = { ko, en };
