/** What each part of the samples for lessons shows, row by row from the top left. */
import type { Told } from '../samples.ts';

const told = (ko: string, en: string): Told => ({ ko, en });

export const CLOCK: readonly (readonly Told[])[] = [
  [
    told('밝은 해와 햇살, 시계의 왼쪽 종', "the bright sun with its rays, the clock's left bell"),
    told('숫자 12의 왼쪽과 55분', 'left half of the number 12, minute 55'),
    told('숫자 12의 오른쪽과 5분', 'right half of the number 12, minute 5'),
    told('달과 별, 시계의 오른쪽 종', "the moon and stars, the clock's right bell"),
  ],
  [
    told('구름과 새, 50분', 'clouds and birds, minute 50'),
    told('빨간 시침과 숫자 10과 11', 'the red hour hand, the numbers 10 and 11'),
    told('파란 분침과 숫자 1과 2', 'the blue minute hand, the numbers 1 and 2'),
    told('밤하늘의 구름과 별, 10분', 'clouds and stars at night, minute 10'),
  ],
  [
    told('숫자 9의 아래쪽과 40분', 'bottom of the number 9, minute 40'),
    told('숫자 7과 8, 파란 꽃', 'the numbers 7 and 8, blue flowers'),
    told('숫자 4와 5, 초록 꽃', 'the numbers 4 and 5, green flowers'),
    told('숫자 3의 아래쪽과 20분', 'bottom of the number 3, minute 20'),
  ],
  [
    told('풀밭의 토끼와 꽃', 'a rabbit and flowers in the grass'),
    told('숫자 6의 왼쪽과 35분, 풀밭', 'left half of the number 6, minute 35, grass'),
    told('숫자 6의 오른쪽과 25분, 풀밭', 'right half of the number 6, minute 25, grass'),
    told('풀밭의 부엉이와 꽃', 'an owl and flowers in the grass'),
  ],
];

export const HANGUL: readonly (readonly Told[])[] = [
  [
    told('ㄱ 거북, ㄴ 나비', 'giyeok with a turtle, nieun with a butterfly'),
    told('ㄴ 나비, ㄷ 달', 'nieun with a butterfly, digeut with the moon'),
    told('ㄹ 로켓, ㅁ 무지개', 'rieul with a rocket, mieum with a rainbow'),
    told('ㅁ 무지개, ㅂ 별', 'mieum with a rainbow, bieup with a star'),
  ],
  [
    told(
      'ㅅ 사과, ㅇ 양말, ㅍ 포도, ㅎ 해',
      'siot with an apple, ieung with a sock, pieup with grapes, hieut with the sun',
    ),
    told(
      'ㅇ 양말, ㅈ 자동차, ㅎ 해, ㅏ 아기',
      'ieung with a sock, jieut with a car, hieut with the sun, a with a baby',
    ),
    told(
      'ㅊ 책, ㅋ 코끼리, ㅑ 야구공, ㅓ 어항',
      'chieut with a book, kieuk with an elephant, ya with a baseball, eo with a fish bowl',
    ),
    told(
      'ㅋ 코끼리, ㅌ 토끼, ㅓ 어항, ㅕ 여우',
      'kieuk with an elephant, tieut with a rabbit, eo with a fish bowl, yeo with a fox',
    ),
  ],
  [
    told('ㅗ 오리, ㅛ 요트', 'o with a duck, yo with a yacht'),
    told('ㅛ 요트, ㅜ 우산', 'yo with a yacht, u with an umbrella'),
    told('ㅠ 유리컵, ㅡ 은행잎', 'yu with a glass, eu with ginkgo leaves'),
    told('ㅡ 은행잎, ㅣ 이', 'eu with ginkgo leaves, i with a tooth'),
  ],
];

export const TIMES: readonly (readonly Told[])[] = [
  [
    told('부엉이와 곱셈표의 맨 앞, 1단부터 3단', 'the owl at the head of the table, rows 1 to 3'),
    told('1단부터 3단, 2를 곱한 줄부터 4까지', 'rows 1 to 3 by 2, 3 and 4'),
    told('1단부터 3단, 5와 6과 7을 곱한 칸', 'rows 1 to 3 by 5, 6 and 7'),
    told('1단부터 3단, 7과 8과 9를 곱한 칸', 'rows 1 to 3 by 7, 8 and 9'),
  ],
  [
    told('판다와 여우와 코알라와 곰, 3단부터 6단', 'a panda, a fox, a koala and a bear, rows 3 to 6'),
    told('3단부터 6단, 2와 3과 4를 곱한 칸', 'rows 3 to 6 by 2, 3 and 4'),
    told('3단부터 6단, 5와 6과 7을 곱한 칸', 'rows 3 to 6 by 5, 6 and 7'),
    told('3단부터 6단, 7과 8과 9를 곱한 칸', 'rows 3 to 6 by 7, 8 and 9'),
  ],
  [
    told('개구리와 사자와 펭귄, 7단부터 9단', 'a frog, a lion and a penguin, rows 7 to 9'),
    told('7단부터 9단, 2와 3과 4를 곱한 칸', 'rows 7 to 9 by 2, 3 and 4'),
    told('7단부터 9단, 5와 6과 7을 곱한 칸', 'rows 7 to 9 by 5, 6 and 7'),
    told('7단부터 9단, 7과 8과 9를 곱한 칸', 'rows 7 to 9 by 7, 8 and 9'),
  ],
];

export const MUSIC: readonly (readonly Told[])[] = [
  [
    told('밤하늘의 구름과 무지개 시작', 'clouds at night, the rainbow begins'),
    told('마라카스와 노란 새', 'maracas and a yellow bird'),
    told('트럼펫과 무지개 꼭대기', 'a trumpet, the crest of the rainbow'),
    told('분홍 음표와 파란 새, 구름', 'pink notes, a blue bird, clouds'),
  ],
  [
    told('높은음자리표와 빨간 도 음표', 'the treble clef and a red note do'),
    told('주황 레, 노란 미, 청록 솔 음표', 'notes: orange re, yellow mi, teal sol'),
    told('초록 파, 파란 라, 보라 시 음표와 토끼 귀', "notes: green fa, blue la, purple si; a rabbit's ears"),
    told('파란 라와 노란 미 음표, 바이올린 목', 'notes: blue la, yellow mi; the neck of the violin'),
  ],
  [
    told('기타와 개구리, 피아노 건반', 'a guitar, a frog, piano keys'),
    told('트라이앵글과 곰, 실로폰', 'a triangle, a bear, a xylophone'),
    told('토끼와 북, 피아노 건반', 'a rabbit, a drum, piano keys'),
    told('탬버린과 펭귄, 바이올린', 'a tambourine, a penguin, a violin'),
  ],
];
