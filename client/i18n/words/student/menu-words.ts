/** Words of the menus around a board and of what opens from them, which load with the first press on the page, and of the note on a simple board. */
import { translated } from '#client/i18n/language.ts';
import { playCatalogue } from '#client/i18n/words/catalogues/play.ts';

export const menuWords = translated(playCatalogue, 'menu');
