/** Words of the waiting page before approval, and of the goodbye after a lesson. */
import { translated } from '#client/i18n/language.ts';
import { feastCatalogue } from '#client/i18n/words/catalogues/feast.ts';

export const goodbyeWords = translated(feastCatalogue, 'goodbye');
