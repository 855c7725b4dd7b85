/** Words of moving pictures. */
import { translated } from '#client/i18n/language.ts';
import { motionCatalogue } from '#client/i18n/words/catalogues/motion.ts';

export const motionWords = translated(motionCatalogue, 'motion');
