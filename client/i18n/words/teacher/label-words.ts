/** Words of the form that puts labels on a photo. */
import { translated } from '#client/i18n/language.ts';
import { labelSetsCatalogue } from '#client/i18n/words/catalogues/label-sets.ts';

export const labelWords = translated(labelSetsCatalogue, 'labelSets');
