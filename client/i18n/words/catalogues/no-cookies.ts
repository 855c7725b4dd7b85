/** Words for a student whose browser keeps no cookies, in each language. Only such a browser loads them. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  noCookies: {
    reason: '쿠키가 있어야 이 기기가 내 자리를 기억해요. 쿠키를 허용한 다음 다시 해 주세요.',
  },
};

const en: typeof ko = {
  noCookies: {
    reason: 'With a cookie this device remembers your place. Allow cookies here, then try again.',
  },
};

export const noCookiesCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
