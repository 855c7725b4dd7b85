/** Where on a photo a point is, in words. */
import type { PerLanguage } from '#shared/languages.ts';

/** Rows from the top, each from the left. */
const REGIONS: readonly (readonly PerLanguage<string>[])[] = [
  [
    { ko: '왼쪽 위', en: 'Top left' },
    { ko: '가운데 위', en: 'Top middle' },
    { ko: '오른쪽 위', en: 'Top right' },
  ],
  [
    { ko: '왼쪽 가운데', en: 'Middle left' },
    { ko: '한가운데', en: 'Middle' },
    { ko: '오른쪽 가운데', en: 'Middle right' },
  ],
  [
    { ko: '왼쪽 아래', en: 'Bottom left' },
    { ko: '가운데 아래', en: 'Bottom middle' },
    { ko: '오른쪽 아래', en: 'Bottom right' },
  ],
];

/** @param x share of the photo's width from the left, 0..1 @param y of its height from the top */
export function regionWords(x: number, y: number): PerLanguage<string> {
  return REGIONS[third(y)]?.[third(x)] ?? { ko: '', en: '' };
}

function third(share: number): number {
  return Math.min(2, Math.max(0, Math.floor(share * 3)));
}
