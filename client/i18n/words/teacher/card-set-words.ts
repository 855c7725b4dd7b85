/** Words of the form that makes a set of cards. */
import { translated } from '#client/i18n/language.ts';
import { cardSetsCatalogue } from '#client/i18n/words/catalogues/card-sets.ts';

export const cardSetWords = translated(cardSetsCatalogue, 'cardSets');
