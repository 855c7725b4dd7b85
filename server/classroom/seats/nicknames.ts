/**
 * Generated nicknames: a colour and an animal in the student's language. The colour is the seat's hue. No animal is one that children
 * are teased with.
 */
import { randomInt } from 'node:crypto';
import { LANGUAGES, type Language } from '#shared/languages.ts';

/** In the order of the hues, 0..11. */
const COLOURS: Readonly<Record<Language, readonly string[]>> = {
  ko: ['빨간', '주황', '황금', '올리브', '초록', '민트', '청록', '하늘', '파란', '보라', '자두', '분홍'],
  en: ['Red', 'Orange', 'Golden', 'Olive', 'Green', 'Mint', 'Teal', 'Sky', 'Blue', 'Violet', 'Plum', 'Pink'],
};

const ANIMALS: Readonly<Record<Language, readonly string[]>> = {
  ko: (
    '고래 수달 여우 판다 호랑이 사자 토끼 다람쥐 펭귄 부엉이 돌고래 거북이 사슴 백조 물개 나비 ' +
    '꿀벌 고양이 강아지 오리 너구리 캥거루 기린 얼룩말 코알라 독수리 표범 불가사리'
  ).split(' '),
  en: (
    'Whale Otter Fox Panda Tiger Lion Rabbit Squirrel Penguin Owl Dolphin Turtle Deer Swan Seal Butterfly ' +
    'Bee Cat Puppy Duck Raccoon Kangaroo Giraffe Zebra Koala Eagle Leopard Starfish'
  ).split(' '),
};

/** The hue of a nickname, 0..11; null when it is not one of ours. */
export function hueOfNickname(name: string): number | null {
  const [colour = '', animal = '', ...rest] = name.split(' ');
  for (const language of LANGUAGES) {
    const hue = COLOURS[language].indexOf(colour);
    if (hue >= 0 && rest.length === 0 && ANIMALS[language].includes(animal)) return hue;
  }
  return null;
}

/** At most `count` free names. Their colours and animals differ while enough are free. */
export function suggestNicknames(
  language: Language,
  taken: ReadonlySet<string>,
  count: number,
  random: (below: number) => number = (below) => randomInt(below),
): string[] {
  const free = COLOURS[language]
    .flatMap((colour) => ANIMALS[language].map((animal) => ({ colour, animal, name: `${colour} ${animal}` })))
    .filter(({ name }) => !taken.has(name));
  const offers: typeof free = [];
  while (offers.length < count && free.length > 0) {
    const others = free.filter((each) =>
      offers.every(({ colour, animal }) => colour !== each.colour && animal !== each.animal),
    );
    const from = others.length > 0 ? others : free;
    const [chosen] = from.splice(random(from.length), 1);
    if (chosen === undefined) break;
    if (from !== free) free.splice(free.indexOf(chosen), 1);
    offers.push(chosen);
  }
  return offers.map(({ name }) => name);
}
