/** The frames of each moving picture on the sample cards, and the contact sheet of their first ones. */
import { contactCell, contactSheet } from '#shared/puzzle/kinds/cards/cards.ts';
import { MOVING_CARD_MOTION, MOVING_CARD_SIDE, MOVING_CARDS, type MovingCardId } from '#shared/samples/moving-cards.ts';
import { box } from './pen/path.ts';
import { Sheet } from './pen/sheet.ts';
import { ball, bird, boat, pinwheel, rain, swing } from './scenes/cards/how-things-move.ts';

const SCENES: Readonly<Record<MovingCardId, (sheet: Sheet, moment: number) => string>> = {
  pinwheel,
  bird,
  ball,
  rain,
  swing,
  boat,
};

export function movingCardFrames(id: MovingCardId): readonly [Sheet, ...Sheet[]] {
  const frame = (index: number) => {
    const sheet = new Sheet(MOVING_CARD_SIDE, MOVING_CARD_SIDE);
    sheet.add(SCENES[id](sheet, index / MOVING_CARD_MOTION.frames));
    return sheet;
  };
  return [frame(0), ...Array.from({ length: MOVING_CARD_MOTION.frames - 1 }, (_, index) => frame(index + 1))];
}

export function movingCardsSheet(): Sheet {
  const cells = contactSheet(MOVING_CARDS.length);
  const sheet = new Sheet(cells.columns * MOVING_CARD_SIDE, cells.rows * MOVING_CARD_SIDE);
  const square = box(0, 0, MOVING_CARD_SIDE, MOVING_CARD_SIDE);
  for (const [index, id] of MOVING_CARDS.entries()) {
    const { column, row } = contactCell(cells, index);
    const picture = sheet.within(square, SCENES[id](sheet, 0));
    sheet.add(sheet.place(column * MOVING_CARD_SIDE, row * MOVING_CARD_SIDE, {}, picture));
  }
  return sheet;
}
