/** What each part of the samples about animals, towns and food shows, row by row from the top left. */
import type { LocalizedText } from './catalogue.ts';

const text = (ko: string, en: string): LocalizedText => ({ ko, en });

export const MEADOW: readonly (readonly LocalizedText[])[] = [
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

export const REEF: readonly (readonly LocalizedText[])[] = [
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

export const CITY: readonly (readonly LocalizedText[])[] = [
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

export const MARKET: readonly (readonly LocalizedText[])[] = [
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
