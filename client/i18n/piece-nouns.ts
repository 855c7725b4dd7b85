/** What the pieces of a puzzle are called, with their number: cards are cards, and nothing else is. Which it is, the puzzle's kind decides. */
import type { PieceNoun } from '#shared/puzzle/kinds/registry.ts';

export const koNoun = (noun: PieceNoun): string => (noun === 'card' ? '카드' : '조각');

export const enNoun = (noun: PieceNoun) => (noun === 'card' ? 'card' : 'piece');

/** "조각 12개", "카드 12장": in Korean cards are counted by sheets. */
export const koCount = (count: number, noun: PieceNoun) => `${koNoun(noun)} ${count}${noun === 'card' ? '장' : '개'}`;

/** "12조각", "카드 12장": of a puzzle as a whole. */
export const koSize = (count: number, noun: PieceNoun) => (noun === 'card' ? koCount(count, noun) : `${count}조각`);

/** "1 piece", "12 cards". */
export const enCount = (count: number, noun: PieceNoun) => `${count} ${enNoun(noun)}${count === 1 ? '' : 's'}`;
