/** Words of help that load when they are needed: for a piece that joins nothing, a place that is shown, and hidden pieces. */
import { translated } from '#client/i18n/language.ts';
import { playCatalogue } from '#client/i18n/words/catalogues/play.ts';

export const helpWords = translated(playCatalogue, 'help');
