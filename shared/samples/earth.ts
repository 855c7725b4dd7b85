/** What each part of the samples about the earth and the sky shows, row by row from the top left. */
import type { LocalizedText } from './catalogue.ts';

const text = (ko: string, en: string): LocalizedText => ({ ko, en });

export const WORLD: readonly (readonly LocalizedText[])[] = [
  [
    text('유럽과 북극해', 'Europe and the Arctic Sea'),
    text('나무가 많은 시베리아와 호랑이', 'Siberia with its woods, and a tiger'),
    text('알래스카와 북태평양의 물고기', 'Alaska, and a fish in the North Pacific'),
    text('캐나다의 곰과 그린란드의 북극곰', 'Canada with a bear, Greenland with a polar bear'),
  ],
  [
    text('사자와 코끼리가 있는 아프리카', 'Africa with a lion and an elephant'),
    text(
      '인도의 코끼리, 중국의 판다, 호주의 코알라',
      'India with an elephant, China with a panda, Australia with a koala',
    ),
    text('태평양의 고래와 돛단배, 나침반 위쪽', 'the Pacific with a whale and a sailing ship, top of the compass'),
    text('중앙아메리카와 큰부리새가 있는 남아메리카', 'Central America, and South America with a toucan'),
  ],
  [
    text('남아프리카 아래 바다의 문어와 펭귄', 'the sea south of Africa with an octopus and a penguin'),
    text('고래와 물고기, 호주 남쪽 바다, 남극', 'a whale and a fish, the sea south of Australia, Antarctica'),
    text('나침반 아래쪽, 뉴질랜드, 고래', 'bottom of the compass, New Zealand, a whale'),
    text('남아메리카 끝, 바다거북과 문어', 'the tip of South America, a turtle and an octopus'),
  ],
];

export const SOLAR: readonly (readonly LocalizedText[])[] = [
  [
    text('태양의 위쪽 불꽃과 인공위성', 'upper flames of the sun, and a satellite'),
    text('지구와 달', 'the earth and its moon'),
    text('목성과 북두칠성', 'Jupiter and the Big Dipper'),
    text('고리가 있는 천왕성', 'Uranus with its ring'),
  ],
  [
    text('웃고 있는 태양의 얼굴', 'the smiling face of the sun'),
    text('별이 가득한 하늘과 행성의 궤도', 'a sky full of stars, and orbits'),
    text('소행성 띠와 목성의 아래쪽', 'the asteroid belt, bottom of Jupiter'),
    text('혜성과 자줏빛 성운', 'a comet and a purple cloud of stars'),
  ],
  [
    text('태양의 아래쪽 불꽃과 별자리', 'lower flames of the sun, and a constellation'),
    text('금성과 화성, 로켓', 'Venus and Mars, a rocket'),
    text('고리가 있는 토성', 'Saturn with its rings'),
    text('파란 해왕성과 별자리', 'blue Neptune and a constellation'),
  ],
];

export const SEASONS: readonly (readonly LocalizedText[])[] = [
  [
    text('봄 하늘의 구름과 분홍 꽃', 'spring sky with clouds, pink blossom'),
    text('여름 해와 초록 잎, 빨간 사과', 'summer sun, green leaves, red apples'),
    text('가을 하늘의 새 떼와 단풍잎', 'autumn sky with a flight of birds, coloured leaves'),
    text('겨울밤의 달과 눈송이', 'winter night with the moon and snowflakes'),
  ],
  [
    text('파랑새와 나비, 흩날리는 꽃잎', 'a blue bird and butterflies, petals in the wind'),
    text('초록 나뭇잎과 주황 나비', 'green leaves and an orange butterfly'),
    text('나무줄기의 구멍과 떨어지는 단풍잎', 'a hole in the trunk, falling leaves'),
    text('눈 쌓인 가지의 빨간 새와 눈송이', 'a red bird on a snowy branch, snowflakes'),
  ],
  [
    text('토끼와 튤립', 'a rabbit and tulips'),
    text('해바라기와 다람쥐, 수박', 'sunflowers, a squirrel, a slice of melon'),
    text('고슴도치와 호박, 버섯', 'a hedgehog, pumpkins and toadstools'),
    text('눈사람과 눈 덮인 소나무', 'a snowman and snowy firs'),
  ],
];

export const WATER: readonly (readonly LocalizedText[])[] = [
  [
    text('웃는 눈구름', 'a smiling snow cloud'),
    text('웃는 비구름', 'a smiling rain cloud'),
    text('웃는 해와 흰 구름', 'the smiling sun and white clouds'),
  ],
  [
    text('눈이 내리는 산과 폭포', 'snow falling on a mountain, a waterfall'),
    text('빗방울이 떨어지는 산과 나무', 'raindrops over mountains and firs'),
    text('무지개와 올라가는 화살표', 'a rainbow and arrows that rise'),
  ],
  [
    text('분홍 나무와 토끼, 굽이치는 강', 'a pink tree and a rabbit, the winding river'),
    text('집 두 채와 강의 오리', 'two houses, ducks on the river'),
    text('배와 물고기가 있는 바다', 'the sea with a ship and fish'),
  ],
  [
    text('땅속의 돌과 화석, 지하수', 'stones and a fossil in the ground, ground water'),
    text('땅속의 뼈와 파란 화살표', 'a bone in the ground, blue arrows'),
    text('바다 밑 모래와 지하수', 'sand beneath the sea, ground water'),
  ],
];
