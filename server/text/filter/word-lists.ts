/**
 * The built-in bad words, one list for each language. They are short on purpose: a filter that stops "다시 발표해요" or "shiitake" teaches
 * children to evade it. Teachers add the words that their class needs.
 */

export interface WordList {
  /** Match anywhere in a word. */
  readonly anywhere: readonly string[];
  /** Match a whole word, with or without a usual ending. */
  readonly wholeWord: readonly string[];
  /** Harmless words that contain one of these. */
  readonly exceptions: readonly string[];
}

export const KOREAN_WORDS: WordList = {
  anywhere: [
    '시발',
    '씨발',
    '씨팔',
    '시팔',
    '씨빨',
    'ㅅㅂ',
    'ㅆㅂ',
    '병신',
    '븅신',
    'ㅂㅅ',
    '지랄',
    'ㅈㄹ',
    '좆',
    '존나',
    '개새끼',
    '개새꺄',
    '새끼야',
    'ㅅㄲ',
    '미친놈',
    '미친년',
    '쌍놈',
    '쌍년',
    '썅',
    '닥쳐',
    'ㄲㅈ',
    '엿먹',
    '느금마',
    '니애미',
    '니엄마',
    '창녀',
    '걸레년',
    '찐따',
    '또라이',
    '섹스',
    '야동',
  ],
  wholeWord: ['등신'],
  exceptions: ['시발점', '시발역', '출시발표', '시발굴'],
};

export const ENGLISH_WORDS: WordList = {
  anywhere: ['fuck', 'nigger', 'nigga', 'faggot', 'motherf'],
  wholeWord: [
    'shit',
    'bullshit',
    'bitch',
    'bastard',
    'asshole',
    'dickhead',
    'cunt',
    'fag',
    'slut',
    'whore',
    'pussy',
    'retard',
    'wank',
    'wanker',
    'twat',
    'stfu',
    'kys',
    'porn',
  ],
  exceptions: [],
};
