/** Words of a class's next activity, and of the pictures of its earlier ones. */
import { translated } from '#client/i18n/language.ts';
import { newClassCatalogue } from '#client/i18n/words/catalogues/new-class.ts';

export const nextActivityWords = translated(newClassCatalogue, 'nextActivity');
