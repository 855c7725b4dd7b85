/** Words for a student whose browser keeps no cookies. */
import { translated } from '#client/i18n/language.ts';
import { noCookiesCatalogue } from '#client/i18n/words/catalogues/no-cookies.ts';

export const noCookiesWords = translated(noCookiesCatalogue, 'noCookies');
