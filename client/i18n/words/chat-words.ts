/** Words of the chat beside the board. */
import { translated } from '#client/i18n/language.ts';
import { chatCatalogue } from '#client/i18n/words/catalogues/chat.ts';

export const chatWords = translated(chatCatalogue, 'chat');
