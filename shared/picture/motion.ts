/**
 * A picture that moves: its frames on one sheet, and how long each of them shows. Which one shows follows from the server's clock alone, so
 * that all pages show the same.
 */

/** With its motion, with at most six changes a second, or as a still. */
export const PACES = ['moving', 'slow', 'still'] as const;
export type Pace = (typeof PACES)[number];

/** Pixels around each frame on the sheet, with the colours of its edge: what is lossy at a border stays out of the frame. */
export const SHEET_GUTTER = 4;

export interface PictureMotion {
  /** Frames in a row of the sheet. The first one is at the top left. */
  readonly columns: number;
  /** Sides of a frame, and of its cell on the sheet: it lies SHEET_GUTTER from the cell's left and top. Pixels. */
  readonly frameWidth: number;
  readonly frameHeight: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** How long each frame shows, at least two of them. Milliseconds, integers. */
  readonly durations: readonly number[];
  /**
   * Of pictures on cards: their places on the contact sheet, ascending. Each frame has a cell for each of them, which is that card's picture.
   * Absent: each frame has one cell, the whole picture.
   */
  readonly cards?: readonly number[];
}

export interface ShownFrame {
  /** From 0. */
  readonly frame: number;
  /** Milliseconds until the next one shows; above 0. */
  readonly remaining: number;
}

/** The frame that shows at a time: any clock in milliseconds. O(frames). */
export function frameAt(durations: readonly number[], time: number): ShownFrame {
  const loop = durations.reduce((sum, duration) => sum + duration, 0);
  let rest = ((time % loop) + loop) % loop;
  for (const [frame, duration] of durations.entries()) {
    if (rest < duration) return { frame, remaining: duration - rest };
    rest -= duration;
  }
  // A remainder of rounding at the loop's end.
  return { frame: 0, remaining: durations[0] ?? loop };
}

/**
 * Where a frame lies on the sheet, as shares of its sides, from the middle of its first pixel to the middle of its last.
 * @param card which of `cards`, from 0
 */
export function frameArea(
  motion: PictureMotion,
  frame: number,
  card = 0,
): readonly [x: number, y: number, w: number, h: number] {
  const { columns, frameWidth, frameHeight, cellWidth, cellHeight } = motion;
  const { width, height } = sheetSides(motion);
  const cell = frame * cellsPerFrame(motion) + card;
  const left = (cell % columns) * cellWidth + SHEET_GUTTER;
  const top = Math.floor(cell / columns) * cellHeight + SHEET_GUTTER;
  return [(left + 0.5) / width, (top + 0.5) / height, (frameWidth - 1) / width, (frameHeight - 1) / height];
}

/** Pixels. */
export function sheetSides(motion: PictureMotion) {
  const { columns, cellWidth, cellHeight, durations } = motion;
  const cells = durations.length * cellsPerFrame(motion);
  return { width: columns * cellWidth, height: Math.ceil(cells / columns) * cellHeight };
}

function cellsPerFrame({ cards }: PictureMotion): number {
  return cards?.length ?? 1;
}
