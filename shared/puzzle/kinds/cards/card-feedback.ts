/** When players know what is right. `at-once`: a right card stays. `never`: none stays, and nothing tells. */
export type CardFeedback = 'at-once' | 'never';
export const CARD_FEEDBACKS: readonly CardFeedback[] = ['at-once', 'never'];
