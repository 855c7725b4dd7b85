/** The moving pictures of the sample set of cards. All have one loop, so that their joint timetable is that of each. */

/** In the order of the cards. */
export const MOVING_CARDS = ['pinwheel', 'bird', 'ball', 'rain', 'swing', 'boat'] as const;
export type MovingCardId = (typeof MOVING_CARDS)[number];

/** Each is a square. Pixels. */
export const MOVING_CARD_SIDE = 320;
export const MOVING_CARD_MOTION = { frames: 8, frameMs: 160 } as const;

export function movingCardPath(id: MovingCardId): string {
  return `/moving-cards/${id}.webp`;
}

/** The first frames of all, as a contact sheet: who cannot draw one sends this. */
export const MOVING_CARDS_SHEET_PATH = '/moving-cards/contact-sheet.webp';
