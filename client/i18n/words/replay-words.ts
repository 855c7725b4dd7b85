/** Words of a replay. */
import { translated } from '#client/i18n/language.ts';
import { replayCatalogue } from '#client/i18n/words/catalogues/replay.ts';

export const replayWords = translated(replayCatalogue, 'replay');
