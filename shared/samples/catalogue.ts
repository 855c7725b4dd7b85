/** The sample pictures that come with the product, with their titles, sizes and descriptions. */
import type { PerLanguage } from '#shared/languages.ts';

/** The same words in each language. */
export type LocalizedText = PerLanguage<string>;

export interface Sample {
  readonly id: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** It moves; left out: it does not. */
  readonly motion?: { readonly frames: number; readonly frameMs: number };
  readonly title: LocalizedText;
  /** One sentence, for students who cannot see the picture. */
  readonly description: LocalizedText;
}

/** In the order in which they are offered. */
export const SAMPLES = [
  {
    id: 'meadow',
    width: 1600,
    height: 1200,
    title: { ko: '숲속 동물 친구들', en: 'Animals of the wood' },
    description: {
      ko: '햇살 좋은 숲속 빈터에서 부엉이, 여우, 곰, 사슴, 토끼, 고슴도치, 다람쥐가 오리와 개구리가 있는 연못을 둘러싸고 있어요.',
      en: 'In a sunny clearing an owl, a fox, a bear, a deer, rabbits, a hedgehog and a squirrel stand around a pond with ducks and a frog.',
    },
  },
  {
    id: 'world',
    width: 1600,
    height: 1000,
    title: { ko: '동물 세계 지도', en: 'World map with animals' },
    description: {
      ko: '태평양이 가운데에 있는 세계 지도로, 대륙마다 색이 다르고 그곳에 사는 동물의 얼굴이 있으며 바다에는 고래와 배와 나침반이 있어요.',
      en: 'A world map with the Pacific in the middle: each continent has its own colour and the faces of animals that live there, and in the sea are whales, ships and a compass.',
    },
  },
  {
    id: 'hangul',
    width: 1600,
    height: 1200,
    title: { ko: '한글 자음과 모음', en: 'The letters of hangul' },
    description: {
      ko: '자음 열네 개와 모음 열 개가 차례대로 색색의 카드에 있고, 카드마다 그 글자로 시작하는 낱말과 그림이 있어요.',
      en: 'The fourteen consonants and ten vowels of the Korean alphabet on coloured cards, each with a word that begins with it and its picture.',
    },
  },
  {
    id: 'clock',
    width: 1400,
    height: 1400,
    title: { ko: '시계 읽기', en: 'Telling the time' },
    description: {
      ko: '열 시 팔 분을 가리키는 커다란 시계예요. 왼쪽에는 해와 토끼가, 오른쪽에는 달과 별과 부엉이가 있어요.',
      en: 'A large clock shows eight minutes past ten, with the sun and a rabbit on its left and the moon, stars and an owl on its right.',
    },
  },
  {
    id: 'solar',
    width: 1600,
    height: 1000,
    motion: { frames: 6, frameMs: 320 },
    title: { ko: '태양계', en: 'The solar system' },
    description: {
      ko: '왼쪽의 커다란 태양에서부터 여덟 행성이 차례대로 궤도 위에 있고, 인공위성과 로켓과 혜성이 별 사이를 날아요.',
      en: 'From the great sun on the left the eight planets follow in their order on their orbits, and a satellite, a rocket and a comet fly among the stars.',
    },
  },
  {
    id: 'seasons',
    width: 1600,
    height: 1200,
    title: { ko: '나무의 사계절', en: 'A tree in four seasons' },
    description: {
      ko: '커다란 나무 한 그루가 왼쪽부터 봄의 분홍 꽃, 여름의 초록 잎과 사과, 가을의 단풍, 겨울의 눈 덮인 가지로 이어져요.',
      en: 'One large tree goes from the pink blossom of spring on the left through green summer leaves with apples and red autumn leaves to the snowy branches of winter.',
    },
  },
  {
    id: 'reef',
    width: 1600,
    height: 1200,
    title: { ko: '산호초 바닷속', en: 'A coral reef' },
    description: {
      ko: '햇살이 드는 바닷속에서 거북과 고래, 해파리와 색색의 물고기가 헤엄치고, 모래 바닥에는 산호와 문어와 불가사리가 있어요.',
      en: 'In the sunlit sea swim a turtle, a whale, jellyfish and colourful fish, and on the sand below are corals, an octopus and starfish.',
    },
  },
  {
    id: 'city',
    width: 1600,
    height: 1200,
    title: { ko: '도시와 탈것', en: 'A city and its traffic' },
    description: {
      ko: '높은 건물과 기와집이 있는 도시에서 하늘에는 기구와 비행기가, 길에는 기차와 버스와 소방차가, 강에는 배와 오리가 있어요.',
      en: 'A city of towers and old tiled roofs, with balloons and a plane in the sky, a train, buses and a fire engine in the street, and boats and ducks on the river.',
    },
  },
  {
    id: 'market',
    width: 1600,
    height: 1200,
    title: { ko: '과일과 채소 시장', en: 'The fruit market' },
    description: {
      ko: '줄무늬 천막 아래에서 호랑이와 토끼가 가게를 보고, 앞에는 과일과 채소 열여덟 가지가 값이 적힌 상자에 담겨 있어요.',
      en: 'Under striped awnings a tiger and a rabbit keep a stall, and before them eighteen kinds of fruit and vegetables lie in crates with their prices.',
    },
  },
  {
    id: 'times',
    width: 1600,
    height: 1200,
    title: { ko: '구구단 조각보', en: 'Times tables quilt' },
    description: {
      ko: '일부터 구까지의 곱셈표를 색색의 천으로 이은 조각보로, 같은 수끼리 곱한 칸에는 노란 해가 있어요.',
      en: 'The times tables from one to nine as a quilt of coloured patches, with a yellow sun on each number multiplied by itself.',
    },
  },
  {
    id: 'music',
    width: 1600,
    height: 1000,
    title: { ko: '무지개 음악회', en: 'A rainbow of music' },
    description: {
      ko: '무지개 오선 위로 색색의 음표가 흐르고, 아래에서는 개구리, 곰, 토끼, 펭귄이 피아노 건반 위에서 악기와 함께 노래해요.',
      en: 'Coloured notes run along a rainbow staff, and below it a frog, a bear, a rabbit and a penguin sing among instruments on a keyboard.',
    },
  },
  {
    id: 'water',
    width: 1200,
    height: 1600,
    title: { ko: '물의 여행', en: 'The journey of water' },
    description: {
      ko: '바닷물이 햇볕에 하늘로 올라가 구름이 되고, 산에 비와 눈으로 내려 강과 땅속을 지나 다시 바다로 가는 그림이에요.',
      en: 'Water rises from the sea in the sun and becomes clouds, falls on the mountains as rain and snow, and returns to the sea through the river and the ground.',
    },
  },
] as const satisfies readonly Sample[];

export type SampleId = (typeof SAMPLES)[number]['id'];

export function isSampleId(text: string): text is SampleId {
  return SAMPLES.some(({ id }) => id === text);
}

export function sampleOf(id: SampleId): Sample {
  const sample = SAMPLES.find((each) => each.id === id);
  if (sample === undefined) throw new RangeError(`no sample is called ${id}`);
  return sample;
}

/** Width of thumbnails; their height follows the picture's. Pixels. */
export const SAMPLE_THUMBNAIL_WIDTH = 320;
