/** What each sample shows in each cell of a coarse grid, so that a piece can be described by its content. */
import type { LocalizedText, SampleId } from './catalogue.ts';

const text = (ko: string, en: string): LocalizedText => ({ ko, en });

const WORLD: readonly (readonly LocalizedText[])[] = [
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

const SOLAR: readonly (readonly LocalizedText[])[] = [
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

const SEASONS: readonly (readonly LocalizedText[])[] = [
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

const WATER: readonly (readonly LocalizedText[])[] = [
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

const CLOCK: readonly (readonly LocalizedText[])[] = [
  [
    text('밝은 해와 햇살, 시계의 왼쪽 종', "the bright sun with its rays, the clock's left bell"),
    text('숫자 12의 왼쪽과 55분', 'left half of the number 12, minute 55'),
    text('숫자 12의 오른쪽과 5분', 'right half of the number 12, minute 5'),
    text('달과 별, 시계의 오른쪽 종', "the moon and stars, the clock's right bell"),
  ],
  [
    text('구름과 새, 50분', 'clouds and birds, minute 50'),
    text('빨간 시침과 숫자 10과 11', 'the red hour hand, the numbers 10 and 11'),
    text('파란 분침과 숫자 1과 2', 'the blue minute hand, the numbers 1 and 2'),
    text('밤하늘의 구름과 별, 10분', 'clouds and stars at night, minute 10'),
  ],
  [
    text('숫자 9의 아래쪽과 40분', 'bottom of the number 9, minute 40'),
    text('숫자 7과 8, 파란 꽃', 'the numbers 7 and 8, blue flowers'),
    text('숫자 4와 5, 초록 꽃', 'the numbers 4 and 5, green flowers'),
    text('숫자 3의 아래쪽과 20분', 'bottom of the number 3, minute 20'),
  ],
  [
    text('풀밭의 토끼와 꽃', 'a rabbit and flowers in the grass'),
    text('숫자 6의 왼쪽과 35분, 풀밭', 'left half of the number 6, minute 35, grass'),
    text('숫자 6의 오른쪽과 25분, 풀밭', 'right half of the number 6, minute 25, grass'),
    text('풀밭의 부엉이와 꽃', 'an owl and flowers in the grass'),
  ],
];

const HANGUL: readonly (readonly LocalizedText[])[] = [
  [
    text('ㄱ 거북, ㄴ 나비', 'giyeok with a turtle, nieun with a butterfly'),
    text('ㄴ 나비, ㄷ 달', 'nieun with a butterfly, digeut with the moon'),
    text('ㄹ 로켓, ㅁ 무지개', 'rieul with a rocket, mieum with a rainbow'),
    text('ㅁ 무지개, ㅂ 별', 'mieum with a rainbow, bieup with a star'),
  ],
  [
    text(
      'ㅅ 사과, ㅇ 양말, ㅍ 포도, ㅎ 해',
      'siot with an apple, ieung with a sock, pieup with grapes, hieut with the sun',
    ),
    text(
      'ㅇ 양말, ㅈ 자동차, ㅎ 해, ㅏ 아기',
      'ieung with a sock, jieut with a car, hieut with the sun, a with a baby',
    ),
    text(
      'ㅊ 책, ㅋ 코끼리, ㅑ 야구공, ㅓ 어항',
      'chieut with a book, kieuk with an elephant, ya with a baseball, eo with a fish bowl',
    ),
    text(
      'ㅋ 코끼리, ㅌ 토끼, ㅓ 어항, ㅕ 여우',
      'kieuk with an elephant, tieut with a rabbit, eo with a fish bowl, yeo with a fox',
    ),
  ],
  [
    text('ㅗ 오리, ㅛ 요트', 'o with a duck, yo with a yacht'),
    text('ㅛ 요트, ㅜ 우산', 'yo with a yacht, u with an umbrella'),
    text('ㅠ 유리컵, ㅡ 은행잎', 'yu with a glass, eu with ginkgo leaves'),
    text('ㅡ 은행잎, ㅣ 이', 'eu with ginkgo leaves, i with a tooth'),
  ],
];

const TIMES: readonly (readonly LocalizedText[])[] = [
  [
    text('부엉이와 곱셈표의 맨 앞, 1단부터 3단', 'the owl at the head of the table, rows 1 to 3'),
    text('1단부터 3단, 2를 곱한 줄부터 4까지', 'rows 1 to 3 by 2, 3 and 4'),
    text('1단부터 3단, 5와 6과 7을 곱한 칸', 'rows 1 to 3 by 5, 6 and 7'),
    text('1단부터 3단, 7과 8과 9를 곱한 칸', 'rows 1 to 3 by 7, 8 and 9'),
  ],
  [
    text('판다와 여우와 코알라와 곰, 3단부터 6단', 'a panda, a fox, a koala and a bear, rows 3 to 6'),
    text('3단부터 6단, 2와 3과 4를 곱한 칸', 'rows 3 to 6 by 2, 3 and 4'),
    text('3단부터 6단, 5와 6과 7을 곱한 칸', 'rows 3 to 6 by 5, 6 and 7'),
    text('3단부터 6단, 7과 8과 9를 곱한 칸', 'rows 3 to 6 by 7, 8 and 9'),
  ],
  [
    text('개구리와 사자와 펭귄, 7단부터 9단', 'a frog, a lion and a penguin, rows 7 to 9'),
    text('7단부터 9단, 2와 3과 4를 곱한 칸', 'rows 7 to 9 by 2, 3 and 4'),
    text('7단부터 9단, 5와 6과 7을 곱한 칸', 'rows 7 to 9 by 5, 6 and 7'),
    text('7단부터 9단, 7과 8과 9를 곱한 칸', 'rows 7 to 9 by 7, 8 and 9'),
  ],
];

const MUSIC: readonly (readonly LocalizedText[])[] = [
  [
    text('밤하늘의 구름과 무지개 시작', 'clouds at night, the rainbow begins'),
    text('마라카스와 노란 새', 'maracas and a yellow bird'),
    text('트럼펫과 무지개 꼭대기', 'a trumpet, the crest of the rainbow'),
    text('분홍 음표와 파란 새, 구름', 'pink notes, a blue bird, clouds'),
  ],
  [
    text('높은음자리표와 빨간 도 음표', 'the treble clef and a red note do'),
    text('주황 레, 노란 미, 청록 솔 음표', 'notes: orange re, yellow mi, teal sol'),
    text('초록 파, 파란 라, 보라 시 음표와 토끼 귀', "notes: green fa, blue la, purple si; a rabbit's ears"),
    text('파란 라와 노란 미 음표, 바이올린 목', 'notes: blue la, yellow mi; the neck of the violin'),
  ],
  [
    text('기타와 개구리, 피아노 건반', 'a guitar, a frog, piano keys'),
    text('트라이앵글과 곰, 실로폰', 'a triangle, a bear, a xylophone'),
    text('토끼와 북, 피아노 건반', 'a rabbit, a drum, piano keys'),
    text('탬버린과 펭귄, 바이올린', 'a tambourine, a penguin, a violin'),
  ],
];

const MEADOW: readonly (readonly LocalizedText[])[] = [
  [
    text('나무줄기와 나뭇잎, 가지 위의 부엉이', 'a tree trunk with leaves, an owl on a branch'),
    text('파란 새와 구름', 'a blue bird and clouds'),
    text('해와 햇살, 빨간 새', 'the sun with its rays, a red bird'),
    text('큰 구름과 초록 새, 분홍 새', 'large clouds, a green and a pink bird'),
  ],
  [
    text('여우와 보라색 나비', 'a fox and a purple butterfly'),
    text('앉아 있는 곰과 소나무', 'a sitting bear and pine trees'),
    text('점박이 사슴과 딸기 덤불', 'a spotted deer and a bush with berries'),
    text('자작나무와 토끼', 'a birch and rabbits'),
  ],
  [
    text('빨간 버섯과 꽃, 고슴도치', 'toadstools and flowers, a hedgehog'),
    text('연못의 오리 가족과 갈대', 'a family of ducks on the pond, reeds'),
    text('연못의 개구리와 도토리를 든 다람쥐', 'a frog in the pond, a squirrel with an acorn'),
    text('토끼 두 마리와 꽃, 버섯', 'two rabbits, flowers and toadstools'),
  ],
];

const REEF: readonly (readonly LocalizedText[])[] = [
  [
    text('보라색과 분홍색 해파리', 'purple and pink jellyfish'),
    text('노란 물고기 떼와 바다거북', 'a school of yellow fish, a turtle'),
    text('고래 머리와 파란 줄무늬 물고기', 'the head of a whale, a blue striped fish'),
    text('고래 꼬리와 주황색 해파리', 'the tail of a whale, an orange jellyfish'),
  ],
  [
    text('노란 물고기와 멀리 있는 산호', 'a yellow fish and distant corals'),
    text('커다란 흰동가리와 노란 물고기', 'a large clownfish and a yellow fish'),
    text('은빛 물고기 떼와 초록 물고기', 'a school of silver fish, a green fish'),
    text('보라색 물고기와 해초', 'a purple fish and seaweed'),
  ],
  [
    text('자주색 부채산호와 주황 산호, 불가사리', 'a crimson fan, an orange coral, a starfish'),
    text('노란 해면과 말미잘 속 흰동가리, 해마', 'yellow tubes, clownfish in an anemone, a seahorse'),
    text('분홍 해마와 보라색 해면', 'a pink seahorse and purple tubes'),
    text('문어와 분홍 산호, 주황 부채산호', 'an octopus, a pink coral, an orange fan'),
  ],
];

const CITY: readonly (readonly LocalizedText[])[] = [
  [
    text('빨간 줄무늬 기구와 구름', 'a red striped balloon and clouds'),
    text('산 위의 전망탑과 파란 기구', 'a look-out tower on a hill, a blue balloon'),
    text('비행기와 해', 'a plane and the sun'),
    text('주황색 기구와 높은 파란 건물', 'an orange balloon, a tall blue tower'),
  ],
  [
    text('옥상 정원이 있는 건물과 파란 버스', 'a tower with a roof garden, a blue bus'),
    text('기와집과 기차, 구급차', 'an old tiled house, a train, an ambulance'),
    text('초록 건물과 기차 앞머리, 신호등', 'a green tower, the head of the train, traffic lights'),
    text('작은 기와집과 오렌지를 실은 트럭', 'a small tiled house, a truck of oranges'),
  ],
  [
    text('노란 택시와 오리', 'a yellow taxi and a duck'),
    text('소방차와 여객선', 'a fire engine and a ferry'),
    text('횡단보도와 노란 버스, 빨간 돛단배', 'a crossing, an orange bus, a red sail'),
    text('보라색 차와 자전거, 노란 돛단배', 'a purple car, a bicycle, a yellow sail'),
  ],
];

const MARKET: readonly (readonly LocalizedText[])[] = [
  [
    text('빨간 줄무늬 천막과 잼 병', 'a red striped awning and jars of jam'),
    text('호랑이 가게 주인과 초록 천막', 'the tiger who keeps the stall, a green awning'),
    text('저울 위의 과일과 토끼 가게 주인', 'fruit on the scales, the rabbit who keeps the stall'),
    text('노란 줄무늬 천막과 과일 바구니', 'a yellow striped awning and a basket of fruit'),
  ],
  [
    text('딸기와 레몬, 브로콜리와 오렌지', 'strawberries and lemons, broccoli and oranges'),
    text('포도와 레몬, 초록 사과와 오렌지', 'grapes and lemons, green apples and oranges'),
    text('빨간 사과와 바나나, 복숭아와 가지', 'red apples and bananas, peaches and aubergines'),
    text('바나나와 자두, 가지와 노란 피망', 'bananas and plums, aubergines and yellow peppers'),
  ],
  [
    text('수박과 당근', 'melons and carrots'),
    text('당근과 양배추', 'carrots and cabbages'),
    text('옥수수와 토마토', 'corn and tomatoes'),
    text('토마토와 호박', 'tomatoes and pumpkins'),
  ],
];

/** Rows of equal height, each with the same number of equally wide cells. */
export const SAMPLE_WORDS: Readonly<Record<SampleId, readonly (readonly LocalizedText[])[]>> = {
  meadow: MEADOW,
  world: WORLD,
  hangul: HANGUL,
  clock: CLOCK,
  solar: SOLAR,
  seasons: SEASONS,
  reef: REEF,
  city: CITY,
  market: MARKET,
  times: TIMES,
  music: MUSIC,
  water: WATER,
};

/** What the picture shows at a point; x and y are shares of its sides, 0 to 1. */
export function sampleWordsAt(id: SampleId, x: number, y: number): LocalizedText {
  const rows = SAMPLE_WORDS[id];
  const row = rows[Math.min(rows.length - 1, Math.max(0, Math.floor(y * rows.length)))] ?? [];
  const cell = row[Math.min(row.length - 1, Math.max(0, Math.floor(x * row.length)))];
  if (cell === undefined) throw new RangeError(`${id} has no words at ${x}, ${y}`);
  return cell;
}
