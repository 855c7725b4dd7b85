/** The reasons of a board's mark: the rule, its figure, and the time since when it holds. */
import { translated } from '#client/i18n/language.ts';
import { teacherCatalogue } from '#client/i18n/words/catalogues/teacher.ts';

export const attentionWords = translated(teacherCatalogue, 'attention');
