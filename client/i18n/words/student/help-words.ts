/** Words for a piece that joins nothing, and for a place that is shown. */
import { translated } from '#client/i18n/language.ts';
import { playCatalogue } from '#client/i18n/words/catalogues/play.ts';

export const helpWords = translated(playCatalogue, 'help');
