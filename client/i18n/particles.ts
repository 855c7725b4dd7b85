/**
 * A Korean particle takes one of two forms, by the last sound of the word before it. The sound is that of a Korean reader:
 * Hangul by its spelling, digits by their Korean names, Latin by letter names or by an estimate of its spelling in Hangul.
 * Emoji and punctuation at the end are silent. If the sound is unknown, both forms stand: 이(가).
 */

/** The form after a consonant, and the one after a vowel. */
export type Particle = '이/가' | '을/를' | '은/는' | '과/와' | '으로/로';

type Sound = 'consonant' | 'rieul' | 'vowel' | null;

const UNSURE: Readonly<Record<Particle, string>> = {
  '이/가': '이(가)',
  '을/를': '을(를)',
  '은/는': '은(는)',
  '과/와': '과(와)',
  '으로/로': '(으)로',
};

export function withParticle(word: string, particle: Particle): string {
  return word + particleAfter(word, particle);
}

export function particleAfter(word: string, particle: Particle): string {
  const sound = lastSound(word);
  if (sound === null) return UNSURE[particle];
  const [afterConsonant = '', afterVowel = ''] = particle.split('/');
  // Only 으로 also drops its vowel after ㄹ.
  const isVowel = sound === 'vowel' || (sound === 'rieul' && particle === '으로/로');
  return isVowel ? afterVowel : afterConsonant;
}

const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
/** Hangul syllables are ordered by their 28 endings; 0 is none, 8 is ㄹ. */
const FINAL_COUNT = 28;
const RIEUL = 8;

function lastSound(word: string): Sound {
  // Emoji are removed first: a keycap such as 3️⃣ would leave a digit behind.
  const readAloud = word
    .replace(/\p{Extended_Pictographic}|[0-9#*]\ufe0f?\u20e3/gu, ' ')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+$/u, '');
  const last = readAloud.at(-1);
  if (last === undefined) return null;
  const code = last.charCodeAt(0);
  if (code >= HANGUL_FIRST && code <= HANGUL_LAST) {
    const ending = (code - HANGUL_FIRST) % FINAL_COUNT;
    return ending === 0 ? 'vowel' : ending === RIEUL ? 'rieul' : 'consonant';
  }
  if (/[0-9]/.test(last)) return DIGITS[Number(last)] ?? null;
  const latin = /[A-Za-z]+$/.exec(readAloud.normalize('NFD').replace(/\p{M}/gu, ''));
  return latin === null ? null : latinSound(latin[0]);
}

/** 영 일 이 삼 사 오 육 칠 팔 구; a number that ends in 0 ends in 십, 백, 천 or 만, all consonants like 영. */
const DIGITS: readonly Sound[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
];

function latinSound(word: string): Sound {
  // Capitals are spelt out: 엘, 알 end in ㄹ, 엠, 엔 in another consonant, all other letters' names in a vowel.
  if (word === word.toUpperCase()) {
    if (/[LR]$/.test(word)) return 'rieul';
    return /[MN]$/.test(word) ? 'consonant' : 'vowel';
  }
  const lower = word.toLowerCase();
  // Paul 폴, Kyle 카일
  if (/le?$/.test(lower)) return 'rieul';
  // Tom 톰, Jun 준, Jane 제인, Jerome 제롬, Ming 밍
  if (/(m|n|[aeiou]me|[aeioun]ne|ng)$/.test(lower)) return 'consonant';
  // Jack 잭, Eric 에릭, Philip 필립, Jacob 제이컵, Scott 스콧; but Mark 마크, Robert 로버트, Pete 피트
  if (/(ck|tt|pp|[aeiou][bckpt])$/.test(lower)) return 'consonant';
  return 'vowel';
}
