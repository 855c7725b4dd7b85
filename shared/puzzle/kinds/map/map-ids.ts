/** The maps there are. Data and cutter of a map come when a page meets one. */
import type { PerLanguage } from '#shared/languages.ts';

export const MAP_IDS = [
  'korea16',
  'korea17',
  'asia',
  'europe',
  'africa',
  'north-america',
  'south-america',
  'oceania',
  'world',
] as const;
export type MapId = (typeof MAP_IDS)[number];

export const MAP_NAMES: Readonly<Record<MapId, PerLanguage<string>>> = {
  korea16: { ko: '대한민국 시·도 (16개)', en: 'Korea, 16 provinces' },
  korea17: { ko: '대한민국 시·도 (17개)', en: 'Korea, 17 provinces' },
  asia: { ko: '아시아의 나라', en: 'Countries of Asia' },
  europe: { ko: '유럽의 나라', en: 'Countries of Europe' },
  africa: { ko: '아프리카의 나라', en: 'Countries of Africa' },
  'north-america': { ko: '북아메리카의 나라', en: 'Countries of North America' },
  'south-america': { ko: '남아메리카의 나라', en: 'Countries of South America' },
  oceania: { ko: '오세아니아의 나라', en: 'Countries of Oceania' },
  world: { ko: '세계의 대륙', en: 'Continents of the world' },
};
