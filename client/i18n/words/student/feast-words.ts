/** Words of the feast for a solved puzzle, and of the pictures of a lesson. */
import { translated } from '#client/i18n/language.ts';
import { feastCatalogue } from '#client/i18n/words/catalogues/feast.ts';

export const feastWords = translated(feastCatalogue, 'feast');
