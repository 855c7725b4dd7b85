/** Words about how an activity was played. */
import { translated } from '#client/i18n/language.ts';
import { insightCatalogue } from '#client/i18n/words/catalogues/insight.ts';

export const insightWords = translated(insightCatalogue, 'insight');
