/** Which pictures are taken, and in which size they are stored: for boards, and for chats. */
import {
  CHAT_MOVING_PIXELS_LONG,
  CHAT_PICTURE_ASPECT_MAX,
  CHAT_PICTURE_PIXELS_LONG,
  CHAT_PICTURE_PIXELS_SHORT,
  MOVING_PIXELS_LONG,
  PICTURE_ASPECT_MAX,
} from '#server/base/limits.ts';
import { PICTURE_PIXELS_LONG, PICTURE_PIXELS_SHORT_MIN } from '#shared/limits.ts';

/** Pixels. */
export interface Sides {
  readonly width: number;
  readonly height: number;
}

export interface PictureRules {
  /** Greatest long side of the still. Pixels. */
  readonly stillLong: number;
  /**
   * A picture of which the long side may be longer keeps a short side of this length, but no more pixels than a square of `stillLong`.
   * So a scrolled screenshot can be read. 0: none may be longer. Pixels.
   */
  readonly stillShort: number;
  /** Greatest long side of the moving picture. Pixels. */
  readonly movingLong: number;
  /** Least short side, in pixels, and the long side at most as a multiple of the short side. */
  readonly shortMin: number;
  readonly aspectMax: number;
}

export const BOARD_RULES: PictureRules = {
  stillLong: PICTURE_PIXELS_LONG,
  stillShort: 0,
  movingLong: MOVING_PIXELS_LONG,
  shortMin: PICTURE_PIXELS_SHORT_MIN,
  aspectMax: PICTURE_ASPECT_MAX,
};

/** A chat shows its pictures in a sidebar, and every member of the class loads each of them. */
export const CHAT_RULES: PictureRules = {
  stillLong: CHAT_PICTURE_PIXELS_LONG,
  stillShort: CHAT_PICTURE_PIXELS_SHORT,
  movingLong: CHAT_MOVING_PIXELS_LONG,
  shortMin: 1,
  aspectMax: CHAT_PICTURE_ASPECT_MAX,
};

export function isUsable({ width, height }: Sides, { shortMin, aspectMax }: PictureRules): boolean {
  const shortSide = Math.min(width, height);
  return shortSide >= shortMin && Math.max(width, height) <= shortSide * aspectMax;
}

/** The sides of the stored still: never larger than the picture. */
export function stillSides({ width, height }: Sides, { stillLong, stillShort }: PictureRules): Sides {
  const ofPixels = stillLong / Math.sqrt(width * height);
  const ofShortSide = stillShort / Math.min(width, height);
  const scale = Math.min(1, Math.max(stillLong / Math.max(width, height), Math.min(ofPixels, ofShortSide)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
