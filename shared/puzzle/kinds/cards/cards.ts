/** Cards in places. Who makes sets of cards imports this file, and `sheet-grid.ts` to paint them; everybody else asks `registry.ts` and the puzzle. */

export { CARD_FEEDBACKS, type CardFeedback } from './card-feedback.ts';
export { type CardsSpec, cardsSpec, type RequestedCards, sheetOfGrid, sheetOfSort } from './cards-spec.ts';
export { type ContactSheet, contactCell, contactSheet } from './contact-sheet.ts';
export { cutCards } from './cut-cards.ts';
export {
  type LabelSpec,
  labelNames,
  labelSpec,
  type RequestedLabels,
  sketchLabels,
  type WrittenLabel,
} from './label-spec.ts';
export { CARD_LAYOUTS, type CardLayout, type LineLayout } from './sheet-grid.ts';
