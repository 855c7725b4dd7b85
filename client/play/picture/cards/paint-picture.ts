/** Paints the picture of a card. */
import { type ContactSheet, contactCell } from '#shared/puzzle/kinds/cards/cards.ts';
import type { SheetRect } from '#shared/puzzle/kinds/cards/sheet-grid.ts';
import type { SheetPhoto } from '../sheet-photo.ts';

/** The outermost pixels of a cell may have the colours of the next one. */
const RIM_PX = 1;

/** @param index of the card, from 0 @param place of the picture, a square */
export function paintPicture(
  context: CanvasRenderingContext2D,
  photo: SheetPhoto,
  sheet: ContactSheet,
  index: number,
  place: SheetRect,
): void {
  const { column, row } = contactCell(sheet, index);
  const [width, height] = [photo.width / sheet.columns, photo.height / sheet.rows];
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    photo,
    column * width + RIM_PX,
    row * height + RIM_PX,
    width - 2 * RIM_PX,
    height - 2 * RIM_PX,
    place.left,
    place.top,
    place.width,
    place.height,
  );
}
