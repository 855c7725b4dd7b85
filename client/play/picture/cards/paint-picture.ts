/** Paints the picture of a card: whole, in the middle of it. */
import { type ContactSheet, contactCell } from '#shared/puzzle/kinds/cards/cards.ts';
import type { SheetRect } from '#shared/puzzle/kinds/cards/sheet-grid.ts';
import type { SheetPhoto } from '../sheet-photo.ts';

/** Share of a card's height that stays free above and below. */
const MARGIN = 0.04;
/** The outermost pixels of a cell may have the colours of the next one. */
const RIM_PX = 1;

/** @param index of the card, from 0 */
export function paintPicture(
  context: CanvasRenderingContext2D,
  photo: SheetPhoto,
  sheet: ContactSheet,
  index: number,
  card: SheetRect,
): void {
  const { column, row } = contactCell(sheet, index);
  const [width, height] = [photo.width / sheet.columns, photo.height / sheet.rows];
  const margin = card.height * MARGIN;
  const side = Math.min(card.width, card.height) - 2 * margin;
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    photo,
    column * width + RIM_PX,
    row * height + RIM_PX,
    width - 2 * RIM_PX,
    height - 2 * RIM_PX,
    card.left + (card.width - side) / 2,
    card.top + (card.height - side) / 2,
    side,
    side,
  );
}
