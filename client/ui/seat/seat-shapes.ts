/** The six shapes that complement a member's colour, so that colour alone identifies nobody. SVG paths in a box of 24 x 24. */
import type { SeatShape } from '#shared/protocol/views/seat-appearance.ts';

export const SEAT_SHAPE_BOX = 24;

export const SEAT_SHAPE_PATHS: Readonly<Record<SeatShape, string>> = {
  circle: 'M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z',
  triangle: 'M12 2 23 21H1z',
  square: 'M3 3h18v18H3z',
  diamond: 'M12 1 23 12 12 23 1 12z',
  star: 'M12 1 15 8.7 23 9.3 16.9 14.5 18.8 22.5 12 18.2 5.2 22.5 7.1 14.5 1 9.3 9 8.7z',
  hexagon: 'M7 2.5h10L22.5 12 17 21.5H7L1.5 12z',
};
