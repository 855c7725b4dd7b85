/** Words of the form that puts pictures on cards. */
import { translated } from '#client/i18n/language.ts';
import { pictureCardsCatalogue } from '#client/i18n/words/catalogues/picture-cards.ts';

export const pictureCardWords = translated(pictureCardsCatalogue, 'pictureCards');
