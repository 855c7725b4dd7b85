/** What a refusal says of the cards whose moving pictures it means, by their numbers and names on the form. */
import { errorSentences, hasSentence } from '#client/i18n/words/error-sentences.ts';
import { cardSetWords } from '#client/i18n/words/teacher/card-set-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';

export interface NumberedCard {
  /** From 1. */
  readonly number: number;
  readonly name: string;
}

/** More are counted. */
const NAMED_MAX = 6;

/** @param cards at least one */
export function refusedCardsSentence(code: RequestErrorCode, cards: readonly NumberedCard[]): string {
  const say = cardSetWords.value;
  const named = cards.slice(0, NAMED_MAX).map(({ number, name }) => say.numbered(number, name));
  const list = say.cardList(named, cards.length - named.length);
  if (code === 'picture-flashes') return say.cardsFlash(list, cards.length);
  if (code === 'pictures-flash') return say.cardsFlashTogether(list);
  return say.refused(list, errorSentences.value[hasSentence(code) ? code : 'internal']);
}
