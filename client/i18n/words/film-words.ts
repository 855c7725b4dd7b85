/** Words of films. */
import { translated } from '#client/i18n/language.ts';
import { filmCatalogue } from '#client/i18n/words/catalogues/film.ts';

export const filmWords = translated(filmCatalogue, 'film');
