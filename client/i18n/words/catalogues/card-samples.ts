/** Sets of cards to begin with, in each language. Each is what a teacher would write into the field. */
import type { PerLanguage } from '#shared/languages.ts';
import type { MovingCardId } from '#shared/samples/moving-cards.ts';

/** What a card shows, and the words that it belongs to. */
type PictureWords = readonly [name: string, place: string];

const ko = {
  cardSamples: {
    heading: '예시로 시작하기',
    own: '내가 쓴 글',
    labelled: {
      title: '태양계 이름표',
      words: ['태양', '수성', '금성', '지구', '화성', '목성', '토성', '천왕성', '해왕성'],
    },
    moving: {
      title: '움직이는 그림과 흉내 내는 말',
      cards: {
        pinwheel: ['바람개비', '빙글빙글 돌아요'],
        bird: ['새', '훨훨 날아요'],
        ball: ['공', '통통 튀어요'],
        rain: ['비', '주룩주룩 내려요'],
        swing: ['그네', '흔들흔들 움직여요'],
        boat: ['배', '둥실둥실 떠 있어요'],
      } as Readonly<Record<MovingCardId, PictureWords>>,
    },
    samples: {
      butterfly: {
        title: '나비의 한살이',
        lines: [
          '알이 잎에 붙어 있어요',
          '애벌레가 나와요',
          '잎을 먹고 자라요',
          '번데기가 돼요',
          '나비가 나와요',
          '날개를 말리고 날아가요',
        ],
      },
      bean: {
        title: '강낭콩 기르기',
        lines: [
          '화분에 흙을 담아요',
          '콩을 심어요',
          '물을 줘요',
          '+ 햇빛이 드는 곳에 둬요',
          '싹이 나요',
          '꽃이 피어요',
          '꼬투리가 열려요',
        ],
      },
      young: {
        title: '동물과 새끼',
        lines: ['개 = 강아지', '소 = 송아지', '말 = 망아지', '닭 = 병아리', '개구리 = 올챙이', '꿩 = 꺼병이'],
      },
      fractions: {
        title: '분수와 소수',
        lines: ['1/2 = 0.5', '1/4 = 0.25', '3/4 = 0.75', '1/5 = 0.2', '1/10 = 0.1', '2/4 = 0.5'],
      },
      animals: {
        title: '동물 나누기',
        lines: [
          '젖먹이동물:',
          '개',
          '박쥐',
          '고래',
          '새:',
          '올빼미',
          '펭귄',
          '닭',
          '물고기:',
          '금붕어',
          '상어',
          '연어',
        ],
      },
    },
  },
};

const en: typeof ko = {
  cardSamples: {
    heading: 'Begin with a sample',
    own: 'What I wrote',
    labelled: {
      title: 'Names of the planets',
      words: ['Sun', 'Mercury', 'Venus', 'Earth', 'Mars', 'Jupiter', 'Saturn', 'Uranus', 'Neptune'],
    },
    moving: {
      title: 'How things move',
      cards: {
        pinwheel: ['pinwheel', 'It turns round and round'],
        bird: ['bird', 'It flaps its wings'],
        ball: ['ball', 'It bounces up and down'],
        rain: ['rain', 'It falls from a cloud'],
        swing: ['swing', 'It swings back and forth'],
        boat: ['boat', 'It rocks on the waves'],
      },
    },
    samples: {
      butterfly: {
        title: 'Life of a butterfly',
        lines: [
          'An egg lies on a leaf',
          'A caterpillar comes out',
          'It eats and grows',
          'It becomes a chrysalis',
          'A butterfly comes out',
          'It dries its wings and flies',
        ],
      },
      bean: {
        title: 'Growing a bean',
        lines: [
          'Fill a pot with soil',
          'Plant the bean',
          'Water it',
          '+ Put it in the sun',
          'A shoot comes up',
          'It flowers',
          'Pods grow',
        ],
      },
      young: {
        title: 'Animals and their young',
        lines: ['dog = puppy', 'cow = calf', 'horse = foal', 'hen = chick', 'frog = tadpole', 'sheep = lamb'],
      },
      fractions: {
        title: 'Fractions and decimals',
        lines: ['1/2 = 0.5', '1/4 = 0.25', '3/4 = 0.75', '1/5 = 0.2', '1/10 = 0.1', '2/4 = 0.5'],
      },
      animals: {
        title: 'Sorting animals',
        lines: [
          'Mammals:',
          'dog',
          'bat',
          'whale',
          'Birds:',
          'owl',
          'penguin',
          'hen',
          'Fish:',
          'goldfish',
          'shark',
          'salmon',
        ],
      },
    },
  },
};

export const cardSamplesCatalogue: PerLanguage<typeof ko> = { ko, en };
