/** The languages that Jogak speaks, as BCP 47 primary tags, and the words of each that are in no sentence of a page. */
export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same thing for each language. */
export type PerLanguage<Thing> = Readonly<Record<Language, Thing>>;

export function perLanguage<Thing>(of: (language: Language) => Thing): PerLanguage<Thing> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])) as Record<Language, Thing>;
}

/** The name of each language in that language. */
export const LANGUAGE_NAMES: PerLanguage<string> = { ko: '한국어', en: 'English' };

/** The first words of nicknames, in the order of the hues, 0..11. */
export const NICKNAME_COLOURS: PerLanguage<readonly string[]> = {
  ko: ['빨간', '주황', '황금', '올리브', '초록', '민트', '청록', '하늘', '파란', '보라', '자두', '분홍'],
  en: ['Red', 'Orange', 'Golden', 'Olive', 'Green', 'Mint', 'Teal', 'Sky', 'Blue', 'Violet', 'Plum', 'Pink'],
};

/** The second words of nicknames, between spaces. No animal is one that children are teased with. */
export const NICKNAME_ANIMALS: PerLanguage<string> = {
  ko:
    '고래 수달 여우 판다 호랑이 사자 토끼 다람쥐 펭귄 부엉이 돌고래 거북이 사슴 백조 물개 나비 ' +
    '꿀벌 고양이 강아지 오리 너구리 캥거루 기린 얼룩말 코알라 독수리 표범 불가사리',
  en:
    'Whale Otter Fox Panda Tiger Lion Rabbit Squirrel Penguin Owl Dolphin Turtle Deer Swan Seal Butterfly ' +
    'Bee Cat Puppy Duck Raccoon Kangaroo Giraffe Zebra Koala Eagle Leopard Starfish',
};

/** An activity that plays no sample, by its number from 1: a picture, cards or a map. */
export const ACTIVITY_NAMES: PerLanguage<(activity: number) => string> = {
  ko: (activity) => `${activity}번째 활동`,
  en: (activity) => `Activity ${activity}`,
};

/** The file of the table of results: the class's title, '' if it has none, and the day. */
export const RESULT_FILES: PerLanguage<(title: string, day: string) => string> = {
  ko: (title, day) => `Jogak 결과 ${title} ${day}`,
  en: (title, day) => `Jogak results ${title} ${day}`,
};

/** The heads of the table of results, in the order of its columns. */
export const RESULT_HEADS: PerLanguage<readonly string[]> = {
  ko: [
    '번호',
    '이름',
    '활동',
    '조각 수',
    '진행 정도(%)',
    '퍼즐',
    '시작',
    '완성',
    '걸린 시간(분)',
    '옮긴 횟수',
    '맞춘 횟수',
    '힌트',
  ],
  en: [
    'Seat',
    'Name',
    'Activity',
    'Pieces',
    'Done (%)',
    'Puzzle',
    'Started',
    'Solved',
    'Minutes',
    'Moves',
    'Pieces joined',
    'Hints',
  ],
};

/** The tables of how an activity was played: the beginnings of their files' names. */
export const INSIGHT_NAMES: PerLanguage<
  Readonly<Record<'progress' | 'pieces' | 'pairs' | 'waits' | 'people', string>>
> = {
  ko: {
    progress: 'Jogak 진행 기록',
    pieces: 'Jogak 조각별 시간',
    pairs: 'Jogak 헷갈린 조각',
    waits: 'Jogak 멈춘 때',
    people: 'Jogak 함께 한 일',
  },
  en: {
    progress: 'Jogak progress',
    pieces: 'Jogak pieces',
    pairs: 'Jogak mixed-up pieces',
    waits: 'Jogak waits',
    people: 'Jogak shares',
  },
};

/** The heads of these tables, in the order of their columns. Places are those of middles of pieces, from the picture's left and top. */
export const INSIGHT_HEADS: PerLanguage<
  Readonly<Record<'progress' | 'pieces' | 'pairs' | 'waits' | 'people', readonly string[]>>
> = {
  ko: {
    progress: [
      ...['퍼즐', '이름', '진행 정도(%)', '25%까지(분)', '50%까지(분)', '75%까지(분)', '100%까지(분)'],
      ...['멈춘 시간(분)', '힌트', '선생님이 보여 준 자리'],
    ],
    pieces: [
      ...['조각 수', '조각', '왼쪽에서(%)', '위에서(%)', '시도', '들고 있던 시간(초)', '힌트', '선생님이 보여 준 횟수'],
      ...['맞춰 본 퍼즐', '어려웠던 퍼즐', '어려워한 학생'],
    ],
    pairs: [
      ...['조각 수', '조각', '왼쪽에서(%)', '위에서(%)', '옆에 놓은 조각', '왼쪽에서(%)', '위에서(%)'],
      ...['횟수', '퍼즐'],
    ],
    waits: ['언제(분)', '얼마나(초)', '퍼즐', '이름', '멈춘 퍼즐'],
    people: ['퍼즐', '번호', '이름', '옮긴 횟수', '맞춘 횟수', '들고 있던 시간(초)', '힌트'],
  },
  en: {
    progress: [
      ...['Puzzle', 'Name', 'Done (%)', 'To 25% (min)', 'To 50% (min)', 'To 75% (min)', 'To 100% (min)'],
      ...['Waited (min)', 'Hints', 'Places shown by the teacher'],
    ],
    pieces: [
      ...[
        'Pieces',
        'Piece',
        'From left (%)',
        'From top (%)',
        'Tries',
        'In a hand (s)',
        'Hints',
        'Shown by the teacher',
      ],
      ...['Puzzles that tried it', 'Puzzles where it was hard', 'Hard for'],
    ],
    pairs: [
      ...['Pieces', 'Piece', 'From left (%)', 'From top (%)', 'Put beside', 'From left (%)', 'From top (%)'],
      ...['Times', 'Puzzles'],
    ],
    waits: ['When (min)', 'How long (s)', 'Puzzle', 'Name', 'Puzzles that waited'],
    people: ['Puzzle', 'Seat', 'Name', 'Moves', 'Pieces joined', 'In a hand (s)', 'Hints'],
  },
};

/** What stands in cells of these tables. */
export const INSIGHT_WORDS: PerLanguage<
  Readonly<Record<'class' | 'most' | 'some' | 'none' | 'erased' | 'teacher', string>>
> = {
  ko: { class: '다 함께', most: '대부분', some: '몇 명', none: '', erased: '누군가', teacher: '선생님' },
  en: { class: 'the class', most: 'most', some: 'some', none: '', erased: 'somebody', teacher: 'teacher' },
};
