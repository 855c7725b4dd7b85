/** Words of the waiting page before approval, and of the goodbye after a lesson. */
import { translated } from '#client/i18n/language.ts';
import { celebrationCatalogue } from '#client/i18n/words/catalogues/celebrations.ts';

export const goodbyeWords = translated(celebrationCatalogue, 'goodbye');
