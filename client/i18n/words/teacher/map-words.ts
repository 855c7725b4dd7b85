/** Words of the form that makes a map. */
import { translated } from '#client/i18n/language.ts';
import { mapsCatalogue } from '#client/i18n/words/catalogues/maps.ts';

export const mapWords = translated(mapsCatalogue, 'maps');
