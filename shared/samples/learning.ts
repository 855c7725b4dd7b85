/** What each part of the samples for lessons shows, row by row from the top left. */
import type { LocalizedText } from './catalogue.ts';

const text = (ko: string, en: string): LocalizedText => ({ ko, en });

export const CLOCK: readonly (readonly LocalizedText[])[] = [
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

export const HANGUL: readonly (readonly LocalizedText[])[] = [
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

export const TIMES: readonly (readonly LocalizedText[])[] = [
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

export const MUSIC: readonly (readonly LocalizedText[])[] = [
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
