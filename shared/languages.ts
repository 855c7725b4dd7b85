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

/** The picture of an activity that is no sample, by the activity's number from 1. */
export const PICTURE_NAMES: PerLanguage<(activity: number) => string> = {
  ko: (activity) => `${activity}번째 그림`,
  en: (activity) => `Picture ${activity}`,
};

/** The file of the table of results: the class's title, '' if it has none, and the day. */
export const RESULT_FILES: PerLanguage<(title: string, day: string) => string> = {
  ko: (title, day) => `조각 결과 ${title} ${day}`,
  en: (title, day) => `Jogak results ${title} ${day}`,
};

/** The heads of the table of results, in the order of its columns. */
export const RESULT_HEADS: PerLanguage<readonly string[]> = {
  ko: [
    '번호',
    '이름',
    '그림',
    '조각 수',
    '맞춘 정도(%)',
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
    'Picture',
    'Pieces',
    'Done (%)',
    'Puzzle',
    'Started',
    'Solved',
    'Minutes',
    'Moves',
    'Joins',
    'Hints',
  ],
};
