/** Generated nicknames: a colour and an animal in the student's language. The colour is the seat's hue. */
import { randomInt } from 'node:crypto';
import { LANGUAGES, type Language, NICKNAME_ANIMALS, NICKNAME_COLOURS, perLanguage } from '#shared/languages.ts';

const ANIMALS = perLanguage((language) => NICKNAME_ANIMALS[language].split(' '));

/** The hue of a nickname, 0..11; null when it is not one of ours. */
export function hueOfNickname(name: string): number | null {
  const [colour = '', animal = '', ...rest] = name.split(' ');
  for (const language of LANGUAGES) {
    const hue = NICKNAME_COLOURS[language].indexOf(colour);
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
  const free = NICKNAME_COLOURS[language]
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
