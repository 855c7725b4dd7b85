/** Words of what a page sets for its own view of a board. */
import { translated } from '#client/i18n/language.ts';
import { ownViewCatalogue } from '#client/i18n/words/catalogues/own-view.ts';

export const ownViewWords = translated(ownViewCatalogue, 'ownView');
