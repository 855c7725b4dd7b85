/** Words of the feast for a solved puzzle, and of the pictures of a lesson. */
import { translated } from '#client/i18n/language.ts';
import { celebrationCatalogue } from '#client/i18n/words/catalogues/celebrations.ts';

export const feastWords = translated(celebrationCatalogue, 'feast');
