/** When players know what is right. `at-once`: a right card stays. `when-asked`: it stays once somebody has checked. `never`: none stays, and nothing tells. */
export type CardFeedback = 'at-once' | 'when-asked' | 'never';
export const CARD_FEEDBACKS: readonly CardFeedback[] = ['at-once', 'when-asked', 'never'];

/** Of a definition, where nothing is told when a card is put down. */
export type LateFeedback = Exclude<CardFeedback, 'at-once'>;

/** What a definition has of it: at once goes without saying. */
export function lateFeedback(feedback: CardFeedback = 'at-once'): { readonly feedback?: LateFeedback } {
  return feedback === 'at-once' ? {} : { feedback };
}
